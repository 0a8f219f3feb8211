import Dataset
import Diagnostics
import Documents
import Engine
import Intake

/// The items that somebody goes through at a desk, and what is noted about each.
struct ItemQueue {
  let desk: any QueueDesk
  let rubric: Rubric
  let names: [ItemName]
  /// The place of the item that is looked at.
  private(set) var index = 0
  private(set) var item: ItemState
  private(set) var draft: ItemDraft
  /// Which of the item's files is looked at; 0 is the item itself.
  private(set) var file = 0
  /// Items that have changed since something was noted about them, which is forgotten with that.
  let outdated: [ItemName]
  /// Items that are left for another time.
  private var skipped: Set<Int> = []

  /// - Parameter names: one item or more, in the order in which they are gone through.
  init(_ desk: any QueueDesk, _ names: [ItemName], outdated: [ItemName] = []) throws {
    self.desk = desk
    self.names = names
    self.outdated = outdated
    rubric = Rubric(
      try desk.dataset.rubric(desk.reference.version, of: try desk.dataset.stream(desk.reference.stream)))
    item = try desk.dataset.item(names[0])
    draft = desk.drafts.draft(of: names[0].id) ?? ItemDraft(blob: item.content.blob)
    if let open = names.indices.first(where: { isOpen($0) }) { try go(to: open) }
  }

  mutating func go(to place: Int) throws {
    index = place
    item = try desk.dataset.item(names[place])
    draft = desk.drafts.draft(of: item.name.id) ?? ItemDraft(blob: item.content.blob)
    file = 0
  }

  /// Whether an item has no verdict yet and is not skipped.
  private func isOpen(_ place: Int) -> Bool {
    !skipped.contains(place) && desk.drafts.draft(of: names[place].id)?.verdict == nil
  }

  /// Notes something, and keeps it.
  mutating func note(_ change: (inout ItemDraft) -> Void) throws(Failure) {
    var changed = draft
    change(&changed)
    // Whatever is said is held to the rubric at once, not when it is committed.
    try desk.check(changed, on: item)
    draft = changed
    try desk.drafts.keep(draft, of: item.name.id)
  }

  mutating func undo() {
    draft = ItemDraft(blob: item.content.blob)
    desk.drafts.remove(item.name.id)
  }

  mutating func skip() { skipped.insert(index) }

  /// Counts time towards the look at the item.
  mutating func spend(_ seconds: Int) {
    draft.seconds += seconds
    if !draft.isBlank { try? desk.drafts.keep(draft, of: item.name.id) }
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

  /// The verdicts that wait to be committed, in the order of the queue.
  var decided: [(name: ItemName, draft: ItemDraft)] {
    names.compactMap { name in desk.drafts.draft(of: name.id).flatMap { $0.verdict == nil ? nil : (name, $0) } }
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
