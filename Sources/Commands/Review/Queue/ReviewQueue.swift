import Dataset
import Diagnostics
import Documents
import Engine
import Intake

/// The items of a batch that one reviewer goes through, and what is noted about each.
struct ReviewQueue {
  let desk: ReviewDesk
  let rubric: Rubric
  let folder: DraftFolder
  let names: [ItemName]
  /// The place of the item that is looked at.
  private(set) var index = 0
  private(set) var item: CommittedItem
  private(set) var draft: ReviewDraft
  /// Which of the item's files is looked at; 0 is the item itself.
  private(set) var file = 0
  /// Items that have changed since something was noted about them, which is forgotten with that.
  let outdated: [ItemName]
  /// Items that are left for another time.
  private var skipped: Set<Int> = []

  /// - Parameter all: whether items are gone through that need no verdict of this person.
  /// - Throws: ``Failure`` where there is nothing to go through.
  init(_ desk: ReviewDesk, all: Bool) throws {
    self.desk = desk
    rubric = Rubric(try desk.dataset.rubric(desk.pin, of: desk.stream))
    folder = DraftFolder(of: desk.reviewer.person.id, on: desk.batch, in: desk.dataset)
    let drafted = Set(folder.items)
    var (names, outdated): ([ItemName], [ItemName]) = ([], [])
    for name in try desk.dataset.names(in: desk.batch) {
      // What cannot be read is for the check to say.
      guard let item = try? desk.dataset.itemIfCommitted(name), desk.mayReview(item) else { continue }
      var isDrafted = drafted.contains(name.id)
      if isDrafted, folder.draft(of: name.id)?.blob != item.content.blob {
        folder.remove(name.id)
        outdated.append(name)
        isDrafted = false
      }
      if try isDrafted || all || desk.isWanted(item) { names.append(name) }
    }
    self.names = names
    self.outdated = outdated
    guard let first = names.first else {
      throw Failure(
        "nothing in \(desk.batch) waits for your verdict", help: "to look at items again: --all")
    }
    item = try desk.dataset.item(first)
    draft = folder.draft(of: first.id) ?? ReviewDraft(blob: item.content.blob)
    if let open = names.indices.first(where: { isOpen($0) }) { try go(to: open) }
  }

  mutating func go(to place: Int) throws {
    index = place
    item = try desk.dataset.item(names[place])
    draft = folder.draft(of: item.name.id) ?? ReviewDraft(blob: item.content.blob)
    file = 0
  }

  /// Whether an item has no verdict yet and is not skipped.
  private func isOpen(_ place: Int) -> Bool {
    !skipped.contains(place) && folder.draft(of: names[place].id)?.verdict == nil
  }

  /// Notes something, and keeps it.
  mutating func note(_ change: (inout ReviewDraft) -> Void) throws(Failure) {
    var changed = draft
    change(&changed)
    // Whatever is said is held to the rubric at once, not when it is signed.
    let opinion = Opinion(
      verdict: changed.verdict ?? .approve, scores: changed.scores, findings: changed.findings,
      comment: changed.comment)
    try opinion.check(against: desk.sheet, RubricReference(stream: desk.stream.name, version: desk.pin), item)
    draft = changed
    try folder.keep(draft, of: item.name.id)
  }

  mutating func undo() {
    draft = ReviewDraft(blob: item.content.blob)
    folder.remove(item.name.id)
  }

  mutating func skip() { skipped.insert(index) }

  /// Counts time towards the look at the item.
  mutating func spend(_ seconds: Int) {
    draft.seconds += seconds
    if !draft.isBlank { try? folder.keep(draft, of: item.name.id) }
  }

  mutating func openNextFile() { file = (file + 1) % (item.item.sidecars.count + 1) }

  /// Goes to the next item without a verdict, after this one or from the start.
  ///
  /// - Returns: false where there is none.
  mutating func advance() throws -> Bool {
    let places = Array(names.indices[(index + 1)...]) + Array(names.indices[...index])
    guard let place = places.first(where: { isOpen($0) }) else { return false }
    try go(to: place)
    return true
  }

  /// The verdicts that wait to be signed, in the order of the queue.
  var decided: [(name: ItemName, draft: ReviewDraft)] {
    names.compactMap { name in folder.draft(of: name.id).flatMap { $0.verdict == nil ? nil : (name, $0) } }
  }

  /// The file that is looked at: its path below the batch's items, and its lines.
  func shownFile() throws -> (path: String, lines: [String]) {
    let paths = [item.item.path] + item.item.sidecars.map { "\(item.item.sidecarFolder)/\($0.path.text)" }
    let path = paths[file]
    guard let entry = try desk.dataset.tree.entry(at: path), entry.isFile else { return (path, ["(not there)"]) }
    let size = try desk.dataset.tree.size(of: entry)
    guard size <= 1 << 20, let text = String(validating: try desk.dataset.tree.bytes(of: entry), as: UTF8.self) else {
      return (path, ["(\(size) bytes that are no text to show: git show HEAD:\(path.shellQuoted))"])
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return (path, lines.map { String($0).replacing("\t", with: "    ").shown(limit: 2000) })
  }
}

extension ReviewDesk {
  /// Whether the person is no author of the item.
  func mayReview(_ item: CommittedItem) -> Bool {
    let people = item.item.people
    return !people.isEmpty && !people.contains(reviewer.person.id)
  }

  /// Whether an item waits for a verdict of the person.
  func isWanted(_ item: CommittedItem) throws -> Bool {
    let standing = dataset.standing(of: item, in: stream, pin)
    guard mayReview(item), case .waiting = standing.state else { return false }
    if let seals {
      guard seals.seal(of: reviewer.person.id, on: item) == nil || item.rounds[reviewer.person.id] != nil,
        try !seals.isClosed(item, to: reviewer.person.id)
      else { return false }
    }
    return !standing.counting.contains { $0.person == reviewer.person.id }
  }
}

extension CommittedDataset {
  /// The items of a batch, in the order of their ids.
  func names(in batch: BatchName) throws -> [ItemName] {
    let folder = try stream(batch.stream).batchFolder(batch.batch)
    return try tree.entries(in: "\(folder)/items")?.compactMap { entry in
      guard case .batch(_, .item(let id, _)) = layout.place(of: entry.path) else { return nil }
      return ItemName(stream: batch.stream, batch: batch.batch, id: id)
    } ?? []
  }
}
