import ArgumentParser
import Dataset
import Diagnostics

/// Scaffolds an item.
struct NewCommand: Subcommand {
  private static let mostItems = 1_000_000

  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a new item from its stream's template",
    discussion: """
      Writes BATCH/items/ID.yaml with every field that an item of the stream needs and a word on each, and prints its \
      path. Fill it in, then git add and git commit it; until it is filled in, the check says what is missing.

      Without an id the item is named after you and numbered: ada-0001, ada-0002 …
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Argument(help: "The item's id: lower-case letters, digits, `.`, `_` and `-`.") var id: String?
  @Option(help: "The author's id in the people file; without it, whoever git's user.email belongs to.")
  var author: String?
  @Option(help: "The programming language, as Linguist names it, in lower case.") var language: String?

  func validate() throws {
    // It is put between double quotes.
    let isPlain: (String) -> Bool = { $0.shown() == $0 && !$0.contains("\"") && !$0.contains("\\") }
    guard let language, !isPlain(language) else { return }
    throw ValidationError("`\(language.shown())` is no language; name it as Linguist does, in lower case.")
  }

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let (stream, batch) = try checkout.batch(batch)
    guard batch.state == .open else {
      throw Failure(
        "the batch \(batch.name) is \(batch.state.rawValue), so nothing can be added", help: "choose an open batch")
    }
    let author = try await author(checkout, session)
    try batch.refusePart(of: author, to: "write an item of it", session)
    warn(about: author, checkout, stream, session)
    let folder = stream.batchFolder(batch.name.batch).items
    let id = try id(
      for: author, in: "\(checkout.root)/\(folder)",
      withdrawn: "\(checkout.root)/\(stream.batchFolder(batch.name.batch).withdrawals)")
    let path = "\(folder)/\(id).yaml"
    let text = try template(
      of: stream, checkout,
      values: [
        "id": id, "author": author, "rubric": (batch.rubric ?? stream.rubric)?.description ?? "",
        "created_at": Clock.now(), "language": language ?? "",
      ])
    try FileSystem.write(ItemFiles.withModeline(Array(text.utf8)), to: path, below: checkout.root)
    session.console.print("\(path)\n")
    return .clean
  }

  /// Says it where the author may not write items of the stream: the server would refuse the item.
  private func warn(about author: String, _ checkout: Checkout, _ stream: StreamPolicy, _ session: Session) {
    guard let person = checkout.people[author], !person.has(.annotator, in: stream.name) else { return }
    session.console.complain(
      """
      note: \(author) is no annotator of `\(stream.name)`, so the server would refuse the item
        help: ask an owner for the role: git dataset people add \(author) --role \(stream.name):annotator

      """)
  }

  private func author(_ checkout: Checkout, _ session: Session) async throws -> String {
    guard let author else { return try await checkout.me(session.git, orElse: ", or name a person: --author ID").id }
    guard checkout.people[author] != nil else {
      throw Failure("`\(author.shown())` is nobody in \(checkout.people.path)", help: "correct the id")
    }
    return author
  }

  private func id(for author: String, in folder: String, withdrawn: String) throws -> String {
    let taken = Set(
      ([folder, withdrawn].flatMap { (try? FileSystem.names(in: $0)) ?? [] }).map {
        $0.hasSuffix(".yaml") || $0.hasSuffix(".json") ? String($0.dropLast(5)) : $0
      })
    if let id {
      guard id.isIdentifier, id.utf8.count >= 3 else {
        throw Failure(
          "`\(id.shown())` is no id", help: "use three or more lower-case letters, digits, `.`, `_` and `-`")
      }
      guard !taken.contains(id) else {
        throw Failure("the batch has, or had, an item `\(id)`", help: "choose another id")
      }
      return id
    }
    // An annotator's own numbers: two people who start items at once do not take the same one.
    let numbers = taken.compactMap { $0.hasPrefix("\(author)-") ? Int($0.dropFirst(author.count + 1)) : nil }
    // A number that nobody got to by counting is passed over.
    let digits = String((numbers.filter { $0 < Self.mostItems }.max() ?? 0) + 1)
    return "\(author)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func template(of stream: StreamPolicy, _ checkout: Checkout, values: [String: String]) throws -> String {
    let path = "\(checkout.root)/\(stream.files.itemTemplate)"
    guard FileSystem.exists(path) else {
      throw Failure(
        "the stream `\(stream.name)` has no item.yaml to start from",
        help: "ask an owner to add \(stream.files.itemTemplate)")
    }
    return Template(String(decoding: try FileSystem.read(path), as: UTF8.self)).filled(with: values)
  }
}
