import Dataset
import Diagnostics

/// An item that begins as its stream's template.
struct NewItem {
  /// Where it will lie, from the root of the work tree.
  let path: String
  private let text: String
  private let root: String

  private static let mostItems = 1_000_000

  /// - Parameters:
  ///   - id: nil for the author's next number.
  ///   - author: by id; nil for whoever works in this clone.
  init(in batch: String, id: String?, by author: String?, language: String?, _ session: Session) async throws {
    let checkout = try Checkout(in: session)
    let (stream, batch) = try checkout.batch(batch)
    guard batch.state == .open else {
      throw Failure(
        "the batch \(batch.name) is \(batch.state.rawValue), so nothing can be added", help: "choose an open batch")
    }
    let author = try await Self.author(author, checkout, in: session)
    try batch.refusePart(of: author, to: "write an item of it", session)
    Self.warn(about: author, checkout, stream, in: session)
    let folder = stream.batchFolder(batch.name.batch)
    let folders = [folder.items, folder.withdrawals].map { "\(checkout.root)/\($0)" }
    let id = try Self.id(id, for: author, in: folders)
    path = "\(folder.items)/\(id).yaml"
    root = checkout.root
    text = try Self.template(
      of: stream, checkout,
      values: [
        "id": id, "author": author, "rubric": (batch.rubric ?? stream.rubric)?.description ?? "",
        "created_at": Clock.now(), "language": language ?? "",
      ])
  }

  func write() throws {
    try FileSystem.write(ItemFiles.withModeline(Array(text.utf8)), to: path, below: root)
  }

  /// Says it where the author may not write items of the stream: the server would refuse the item.
  private static func warn(about author: String, _ checkout: Checkout, _ stream: StreamPolicy, in session: Session) {
    guard let person = checkout.people[author], !person.has(.annotator, in: stream.name) else { return }
    session.console.complain(
      """
      note: \(author) is no annotator of `\(stream.name)`, so the server would refuse the item
        help: ask an owner for the role: git dataset people add \(author) --role \(stream.name):annotator

      """)
  }

  private static func author(_ named: String?, _ checkout: Checkout, in session: Session) async throws -> String {
    guard let author = named else {
      return try await checkout.me(session.git, orElse: ", or name a person: --author ID").id
    }
    guard checkout.people[author] != nil else {
      throw Failure("`\(author.shown())` is nobody in \(checkout.people.path)", help: "correct the id")
    }
    return author
  }

  private static func id(_ wanted: String?, for author: String, in folders: [String]) throws -> String {
    let taken = Set(
      (folders.flatMap { (try? FileSystem.names(in: $0)) ?? [] }).map {
        $0.hasSuffix(".yaml") || $0.hasSuffix(".json") ? String($0.dropLast(5)) : $0
      })
    if let id = wanted {
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
    let digits = String((numbers.filter { $0 < mostItems }.max() ?? 0) + 1)
    return "\(author)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func template(
    of stream: StreamPolicy, _ checkout: Checkout, values: [String: String]
  ) throws -> String {
    let path = "\(checkout.root)/\(stream.files.itemTemplate)"
    guard FileSystem.exists(path) else {
      throw Failure(
        "the stream `\(stream.name)` has no item.yaml to start from",
        help: "ask an owner to add \(stream.files.itemTemplate)")
    }
    return Template(String(decoding: try FileSystem.read(path), as: UTF8.self)).filled(with: values)
  }
}
