import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Signs items as one of their authors.
struct OwnCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "own",
    abstract: "Sign items as one of their authors",
    discussion: """
      Whoever is listed under an item's authors has said so with a signature. Where commits are signed, the commit by \
      which you add yourself is one; where somebody else has listed you, this is yours, and their commit and yours \
      land together. Where the manifest's signed_commits does not ask for signatures on items, no approval of an item \
      counts until all its authors have signed it, and one of them as it is now.

      What is signed is what is committed. One signature is made for all items that are named, and lies beside each, \
      proofs/ITEM/YOU-SHA256.sig in the batch's folder; one commit brings it, and whatever else is staged or changed \
      stays as it is. It counts in whatever commit it lands.

      Exit status: 0 the signature is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @Argument(
    help: ArgumentHelp(
      "An item, as STREAM/BATCH/ID or by the path of its file, several of one batch at once; or STREAM/BATCH for all "
        + "of it that list you and that you have not signed as they are.", valueName: "item"))
  var items: [String]

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let batch = items.count == 1 ? BatchName(items[0]) : nil
    let names = batch == nil ? try dataset.names(of: items, in: session) : []
    guard let name = batch ?? names.first?.batchName else { return .clean }
    let desk = try await AuthorDesk(name, in: dataset, session)
    let items = batch == nil ? try names.map { try dataset.item($0) } : try desk.unsigned()
    guard !items.isEmpty else {
      throw Failure(
        "no item of \(name) waits for the signature of \(desk.person.person.id)",
        help: "git dataset status shows what waits for whom")
    }
    try await dataset.warn(about: items, session)
    let made = try await desk.own(items, session)
    session.console.complain(made.said)
    let lines = items.map { "Signed \($0.name) as an author\n" }.joined()
    session.console.print(lines + "Committed as \(made.id.prefix(12)). Next: git push\n")
    return .clean
  }
}
