import ArgumentParser
import Checks
import Dataset
import Diagnostics
import Engine

/// Shows the checks of streams.
struct ChecksListCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the checks of streams: what each weighs, who may waive it, its thresholds",
    discussion: """
      One line for each check, of the files in the work tree: its id, its severity as the manifest weighs it, who may \
      waive a finding, the function with the numbers that it is set to, and what holds where nothing is found. \
      `git dataset explain ID` says why, and what to do.
      """)

  @Argument(help: ArgumentHelp("A stream; without it, all of them.", valueName: "stream")) var stream: String?

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let streams = try stream.map { [try checkout.stream($0)] } ?? checkout.manifest.streams
    var lists: [String] = []
    var problems = 0
    for stream in streams {
      let compilation = checkout.checks(of: stream)
      problems += compilation.problems.count
      let lines = Self.lines(compilation.checks.terms, of: stream, by: checkout.manifest)
      let shown = lines.isEmpty ? ["no checks"] : lines
      let heading = self.stream == nil ? ["\(stream.name):"] : []
      lists.append((heading + shown.map { heading.isEmpty ? $0 : "  \($0)" }).map { $0 + "\n" }.joined())
    }
    session.console.print(lists.joined(separator: "\n"))
    if problems > 0 {
      let what = counted(problems, "problem keeps", many: "problems keep")
      session.console.complain("warning: \(what) checks out of this list; git dataset check says where\n")
    }
    return .clean
  }

  private static func weight(of check: CheckTerms, in stream: StreamPolicy, by manifest: Manifest) -> String {
    let severity = manifest.severity(of: check, in: stream.name)
    let delivered = manifest.severity(of: check, in: stream.name, delivering: true)
    return severity == delivered ? severity.rawValue : "\(severity.rawValue), \(delivered.rawValue) at freeze"
  }

  private static func lines(_ checks: [CheckTerms], of stream: StreamPolicy, by manifest: Manifest) -> [String] {
    let rows = checks.map { check in
      let numbers = check.thresholds.map { "\($0.name) \($0.number)" }
      return [
        check.id.name.shown(limit: 130), weight(of: check, in: stream, by: manifest), check.waivable.words,
        ([check.function] + numbers).joined(separator: ", ").shown(limit: 200), check.summary.shown(limit: 400),
      ]
    }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return (padded + row.suffix(1)).joined(separator: "  ")
    }
  }
}

extension Waivable {
  fileprivate var words: String {
    switch self {
    case .no: "not waivable"
    case .reviewer, .calibrator: "waivable by a \(rawValue)"
    }
  }
}
