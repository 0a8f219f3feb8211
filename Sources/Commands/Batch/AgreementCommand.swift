import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Reports
import Signatures

/// Says how far people agree on the items of a batch or a stream.
struct AgreementCommand: Subcommand {
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
    let agreements = try agreements(in: dataset)
    if let criterion { try check(criterion, agreements) }
    switch format {
    case .text:
      session.console.print(
        agreements.map { AgreementReport($0, criterion: criterion).text() }.joined(separator: "\n"))
    case .json: session.console.print(AgreementReport.json(agreements, version: Program.version, criterion: criterion))
    }
    return agreements.allSatisfy { $0.gate?.passes ?? true } ? .clean : .findings
  }

  private func agreements(in dataset: CommittedDataset) throws -> [Agreement] {
    guard !name.contains("/") else {
      guard let batch = BatchName(name) else {
        throw Failure("`\(name.shown(limit: 200))` is no batch", help: "name it as STREAM/BATCH")
      }
      _ = try dataset.batch(batch)
      let stream = try dataset.stream(batch.stream)
      return [try agreement(on: try lot(of: batch, stream, dataset), "\(batch)", stream, dataset)]
    }
    let stream = try dataset.stream(name)
    var lots: [RatedLot] = []
    for batch in try dataset.state.batches(of: stream) {
      let lot = try lot(of: BatchName(stream: stream.name, batch: batch), stream, dataset)
      if let place = lots.firstIndex(where: { $0.canTake(lot) }) { lots[place].take(lot) } else { lots.append(lot) }
    }
    guard !lots.isEmpty else {
      throw Failure("the stream `\(name)` has no batch yet", help: "git dataset batch open \(name)/BATCH")
    }
    return try lots.map { try agreement(on: $0, "\(name)@\($0.generation)", stream, dataset) }
  }

  private func lot(of batch: BatchName, _ stream: StreamPolicy, _ dataset: CommittedDataset) throws -> RatedLot {
    guard let files = try BatchFiles(batch, of: stream, dataset.layout, in: dataset.tree) else {
      throw Failure("the batch \(batch) has no batch.yaml that can be read", help: "git dataset check says why")
    }
    return try AgreementSurvey(dataset.tree, dataset.manifest, dataset.keys).lot(of: files, labels: files.labels)
  }

  private func agreement(
    on lot: RatedLot, _ scope: String, _ stream: StreamPolicy, _ dataset: CommittedDataset
  ) throws -> Agreement {
    try Agreement(of: lot, scope: scope, dataset: dataset.manifest.id, policy: stream.agreement) {
      ContentDigest.sha256($0)
    }
  }

  private func check(_ criterion: String, _ agreements: [Agreement]) throws {
    let known = agreements.flatMap { $0.lot.scales.map(\.criterion) }
    guard !known.contains(criterion) else { return }
    throw Failure(
      "`\(criterion.shown())` is not rated in \(name)",
      help: "what is rated: \(known.joined(separator: ", ").shown(limit: 400))")
  }
}
