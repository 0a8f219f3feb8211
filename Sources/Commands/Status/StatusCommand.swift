import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Reports

/// Says where the dataset and this clone stand.
struct StatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say where the dataset stands: its streams, batches and items, and what is not committed",
    discussion: """
      Items are counted, not read, so this is quick however large the dataset is. Then comes what waits for you, by \
      the last commit: items that you can review, disputes that you can decide, and what reviewers ask of your own \
      items. That looks into open batches only, and at no more than 2,000 items.

      Of streams that are named it is said too what their batches still need before their sign-off, and who can do it.

      A batch, as STREAM/BATCH, is shown with how far it has come by the last commit: how many items are written, \
      approved, sampled and labelled, and the minutes that the items report against the batch's time_budget_minutes, \
      or the stream's; what its sign-off still needs, and who can do it. Labels that are only kept in this clone \
      count for whoever gave them.

      An item, as STREAM/BATCH/ID or by its path, is shown with its reviewers: what it still needs, which verdicts \
      count, and why others do not. That is about the last commit.
      """)

  @Argument(
    help: "What to look at, as STREAM, STREAM/BATCH or STREAM/BATCH/ID; without one, all streams and batches.")
  var names: [String] = []

  func run(in session: Session) async throws -> Outcome {
    let items = names.filter { !isFolder($0) }
    let checkout = try Checkout(in: session)
    guard items.isEmpty else { return try await show(items, session) }
    session.console.print(try await StatusPage(of: names, checkout, session).text)
    return .clean
  }

  /// Whether a name is one of a stream or a batch, not of an item.
  private func isFolder(_ name: String) -> Bool {
    if name.hasSuffix(".yaml") || name.hasSuffix(".json") { return false }
    return !name.contains("/") || BatchName(name) != nil
  }

  private func show(_ texts: [String], _ session: Session) async throws -> Outcome {
    guard texts.count == names.count else {
      throw Failure("items and batches cannot be shown at once", help: "name one or the other")
    }
    let dataset = try CommittedDataset(in: session)
    let items = try texts.map { try dataset.item(dataset.name(of: $0, in: session)) }
    try await dataset.warn(about: items, session)
    let pages = try items.map { item in
      let stream = try dataset.stream(item.name.stream)
      let checks = try dataset.state.checks(of: stream, sharing: .builtin)
      return try ItemStatus(
        item, in: dataset.state, waivers: dataset.state.waivers(of: item, by: checks),
        liveness: dataset.state.liveness(of: item.item, by: checks, digests: .standard)
      ).text
    }
    session.console.print(pages.joined(separator: "\n"))
    return .clean
  }
}
