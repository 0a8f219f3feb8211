import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Reports
import Signatures

/// Compares the labels of an attempt with what reviewers said.
struct GoldCompareCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare the labels of an audited batch with what its reviewers said",
    discussion: """
      After the result is committed, not before. Says of each audited item whether it is defective, why, and who \
      approved it; of each reviewer how many of the verdicts on these items agree with the label, where whoever does \
      not approve a defective item agrees; of each annotator how many of their own items are sound. Shares come with \
      Wilson's 95 % interval. Where items with known answers were planted, reviewers are scored by these as well, and \
      the criteria are listed that none of a reviewer's findings names. The sample is small: an interval says more \
      than its middle.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("Which attempt, counted from 1; the last with a result by itself.", valueName: "number"))
  var attempt: Int?
  @Option(help: "How it is printed: text or json.") var format: PlainFormat = .text

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let comparison = try GoldComparison(
      dataset.audited(batch), attempt: attempt, in: dataset.state
    ) { ContentDigest.sha256($0) }
    session.console.print(
      format == .text ? comparison.text : String(decoding: comparison.value.written(as: .json), as: UTF8.self))
    return .clean
  }
}
