import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Signatures
import Statistics

/// Prints which items of a batch are audited.
struct BatchSampleCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Say which items of a frozen batch are audited, and how they were drawn",
    discussion: """
      The sample follows from what the batch holds and the revealed secrets: the items with the smallest tickets. Each \
      is printed with its ticket; those on top, so that enough of each annotator's work is audited, have no part in \
      the bound. An item that keeps a label of an earlier attempt is not asked for again.

      --explain prints commands for a POSIX shell that draw the same sample again with git, sha256sum, sort and head \
      alone, and, behind `#`, what a good and a bad batch have to expect of the plan.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("Which attempt, counted from 1; the last one by itself.", valueName: "number"))
  var attempt: Int?
  @Flag(help: "Print the shell commands that draw the sample again.") var explain = false
  @Flag(name: .customShort("z"), help: "Print the names of the items alone, each with a NUL behind it.")
  var isNULSeparated = false
  @Option(help: "How the sample is printed: text or json.") var format: PlainFormat = .text

  func validate() throws {
    guard [explain, isNULSeparated, format == .json].count(where: { $0 }) <= 1 else {
      throw ValidationError("Use one of --explain, -z and --format json.")
    }
  }

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let sample = try AuditSample(dataset.audited(batch), attempt: attempt, in: dataset.state) {
      ContentDigest.sha256($0)
    }
    session.console.print(
      explain ? try sample.script : isNULSeparated ? sample.names : format == .json ? sample.json : sample.text)
    return .clean
  }
}

/// How a command prints what is no finding.
enum PlainFormat: String, ExpressibleByArgument {
  case text, json
}
