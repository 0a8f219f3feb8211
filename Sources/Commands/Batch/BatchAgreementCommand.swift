import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Reports
import Signatures

/// Says how far people agree on the items of a batch or a stream.
struct BatchAgreementCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Say how far reviewers or annotators agree, and whether that is enough",
    discussion: """
      Compared is what people said independently of one another: the first round of each reviewer, or, where several \
      annotators judge one item, their judgements; where one person reviews an item, the reviewer with the calibrator. \
      Where reviews are independent, only what was sealed counts. It is about the last commit.

      For each criterion come the units that were rated, those that two people rated, the share of agreeing pairs \
      (p_o), and the coefficients with their 95 % intervals, over the rubric's full scale. The gate of the stream's \
      `agreement` is held against the lower bound of all criteria together. `undefined` is what has no value, since \
      every rating is the same: then Gwet's AC1 decides. `insufficient` stands where fewer than 50 units were rated \
      twice.

      A stream alone means all its batches, those under one major version of the rubric counted together.

      Exit status: 0 the gate passes or there is none, 1 it does not pass, 2 something cannot be read.
      """)

  /// The forms that this report comes in.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH, or a STREAM.", valueName: "batch")) var name: String
  @Option(help: ArgumentHelp("Only this criterion, with all its coefficients.", valueName: "id")) var criterion:
    String?
  @Option(help: "How it is printed: text or json.") var format: Form = .text

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let agreements = try dataset.agreements(on: name)
    if let criterion { try agreements.require(criterion, in: name) }
    switch format {
    case .text:
      session.console.print(
        agreements.map { AgreementReport($0, criterion: criterion).text() }.joined(separator: "\n"))
    case .json: session.console.print(AgreementReport.json(agreements, version: Program.version, criterion: criterion))
    }
    return agreements.allSatisfy { $0.gate?.passes ?? true } ? .clean : .findings
  }
}
