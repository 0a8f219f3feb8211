import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine

/// Says where a rubric leaves reviewers to their own devices.
struct RubricLint: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Say where a rubric is ambiguous: vague words, two questions in one, open lists",
    discussion: """
      Without an argument, the newest rubric of every stream is looked at; of a stream, its newest. Warnings are for \
      whoever writes a rubric: git dataset check shows them for rubrics that are new or changed alone. What a finding \
      means and how to mend it, git dataset explain RULE says.

      Exit status: 0 there are no errors, 1 there are, 2 a file cannot be read.
      """)

  @Argument(help: ArgumentHelp("Streams, STREAM@VERSION, or files.", valueName: "rubric")) var rubrics: [String] = []
  @OptionGroup var output: ReportOptions

  func run(in session: Session) async throws -> Outcome {
    let judge = Judge.standard()
    var findings: [Finding] = []
    // A file can be looked at outside any dataset.
    let checkout = rubrics.isEmpty || rubrics.contains(where: { !Self.isFile($0) }) ? try Checkout(in: session) : nil
    for name in rubrics where Self.isFile(name) {
      findings += judge.findings(inRubric: try FileSystem.read(session.absolute(name)), at: name)
    }
    if let checkout {
      for (stream, version) in try wanted(in: checkout) {
        let path = stream.path(of: "rubrics/\(version).yaml")
        findings += judge.findings(
          inRubric: try FileSystem.read("\(checkout.root)/\(path)"), at: path, of: stream.name, by: checkout.manifest)
      }
    }
    let verdict = Verdict(findings: findings, items: 0)
    session.console.print(output.render(verdict, session.console))
    return verdict.passes ? .clean : .findings
  }

  private func wanted(in checkout: Checkout) throws -> [(StreamPolicy, Version)] {
    guard rubrics.isEmpty else {
      return try rubrics.filter { !Self.isFile($0) }.map { name in
        let named = name.contains("@") ? try checkout.rubric(name) : (try checkout.stream(name), nil)
        if let version = named.1 { return (named.0, version) }
        guard let newest = checkout.rubrics(of: named.0).last else { throw Failure.noRubric(of: named.0) }
        return (named.0, newest)
      }
    }
    return checkout.manifest.streams.compactMap { stream in
      checkout.rubrics(of: stream).last.map { (stream, $0) }
    }
  }

  private static func isFile(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.contains("/") }
}
