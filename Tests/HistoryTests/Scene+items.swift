import Dataset
import Documents
import Engine
import Signatures
import Support

extension Scene {
  /// An open batch for whose items there is somebody to write.
  private func workplace(_ dice: inout Dice) -> (stream: StreamPolicy, batch: Batch, author: String)? {
    guard let (stream, batch) = dice.pick(batches { $0.state == .open }) else { return nil }
    let drawing = batch.commitments.all.map(\.person)
    guard let author = somebody(.annotator, in: stream.name, but: drawing, &dice) else { return nil }
    return (stream, batch, author)
  }

  /// An item that nobody has seen.
  private func newItem(
    _ stream: StreamPolicy, _ batch: Batch, by author: String, _ dice: inout Dice
  ) -> (path: String, value: Value) {
    let id = "n-\(dice.hex64().prefix(5))"
    var value: Value = [
      "id": .string(id), "type": .string(stream.type), "authors": [.string(author)],
      "rubric": .string(batch.rubric.map(\.description) ?? "1.0.0"), "title": title(&dice),
    ]
    if dice.chance(60) { value["kind"] = .string(dice.either("idea", "fact")) }
    if dice.chance(30) { value["day"] = .string(dice.either("2026-01-31", "2026-02-30")) }
    if dice.chance(30) { value["minutes"] = .integer(dice.below(60)) }
    return (stream.batchFolder(batch.name.batch).item(id, .yaml), value)
  }

  private func title(_ dice: inout Dice) -> Value {
    .string("On \(dice.either("compilers", "a", "the care of linkers", "things")) \(dice.below(1000))")
  }

  func addItem(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch, author) = workplace(&dice) else { return nil }
    let (path, value) = newItem(stream, batch, by: author, &dice)
    return draft([path: try blob(value)], ofItemsIn: batch, by: author, "Write an item")
  }

  func addItems(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch, author) = workplace(&dice) else { return nil }
    var changes: [String: Blob?] = [:]
    for _ in 0..<(2 + dice.below(3)) {
      let (path, value) = newItem(stream, batch, by: author, &dice)
      changes[path] = try blob(value)
    }
    return draft(changes, ofItemsIn: batch, by: author, "Write items")
  }

  func addItemWithSidecar(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch, author) = workplace(&dice) else { return nil }
    var (path, value) = newItem(stream, batch, by: author, &dice)
    let bytes = log(&dice)
    value["files"] = [["path": "log.txt", "sha256": .string(ContentDigest.sha256(bytes))]]
    let folder = path.dropLast(5)
    return draft(
      [path: try blob(value), "\(folder)/log.txt": try world.store.blob(bytes)], ofItemsIn: batch, by: author,
      "Write an item with a log")
  }

  /// What lies beside an item: a text, or where LFS has it.
  private func log(_ dice: inout Dice) -> [UInt8] {
    let text = "log \(dice.below(1000))\n"
    guard dice.chance(25) else { return Array(text.utf8) }
    let (digest, size) = (ContentDigest.sha256(Array(text.utf8)), text.utf8.count)
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize \(size)\n"
    return Array((dice.chance(80) ? pointer : pointer + "more text\n").utf8)
  }

  func importItem(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch, importer) = workplace(&dice) else { return nil }
    var (path, value) = newItem(stream, batch, by: importer, &dice)
    let author = dice.chance(50) ? somebody(.annotator, in: stream.name, &dice) : nil
    if let author { value["authors"] = [.string(author)] }
    value["imported_by"] = .string(importer)
    var changes: [String: Blob?] = [path: try blob(value)]
    if let author, dice.chance(70) {
      try addAuthorship(of: path, value.written(as: .yaml), by: author, &changes)
    }
    return draft(changes, ofItemsIn: batch, by: importer, "Import an item")
  }

  func changeItem(_ dice: inout Dice) throws -> Draft? {
    guard let item = dice.pick(openItems()), let author = dice.pick(item.people) else { return nil }
    var value = item.value
    value["title"] = title(&dice)
    if let pin = item.batch.rubric, dice.chance(50) { value["rubric"] = .string(pin.description) }
    if dice.chance(30) { value["kind"] = .string(dice.either("idea", "fact")) }
    return draft([item.path: try blob(value)], ofItemsIn: item.batch, by: author, "Mend an item")
  }

  /// Somebody joins the authors, by a change of their own, with a signature, or with a word in the message.
  func joinItem(_ dice: inout Dice) throws -> Draft? {
    guard let item = dice.pick(openItems()), case .list(let authors)? = item.value["authors"],
      let joining = somebody(.annotator, in: item.stream.name, but: item.people, &dice)
    else { return nil }
    var value = item.value
    value["authors"] = .list(authors + [.string(joining)])
    value["title"] = title(&dice)
    let isOwn = dice.chance(70)
    let author = isOwn ? joining : dice.pick(item.people) ?? joining
    let trailer = isOwn ? "" : "Co-authored-by: \(Mailbox(joining, world.cast))\n"
    var changes: [String: Blob?] = [item.path: try blob(value)]
    if !isOwn, dice.chance(60) {
      try addAuthorship(of: item.path, value.written(as: .yaml), by: joining, &changes)
    }
    return draft(changes, ofItemsIn: item.batch, by: author, "Write at an item", more: trailer)
  }

  func changeSidecar(_ dice: inout Dice) throws -> Draft? {
    let items = openItems().filter { files["\($0.path.dropLast(5))/log.txt"] != nil }
    guard let item = dice.pick(items), let author = dice.pick(item.people) else { return nil }
    let bytes = log(&dice)
    var value = item.value
    value["files"] = [["path": "log.txt", "sha256": .string(ContentDigest.sha256(bytes))]]
    var changes: [String: Blob?] = ["\(item.path.dropLast(5))/log.txt": try world.store.blob(bytes)]
    if dice.chance(85) { changes[item.path] = try blob(value) }
    return draft(changes, ofItemsIn: item.batch, by: author, "Bring another log")
  }

  func withdrawItem(_ dice: inout Dice) throws -> Draft? {
    guard let item = dice.pick(openItems()) else { return nil }
    let attempt = try audited(item.batch, item.stream)?.last?.number
    let person =
      attempt == nil ? dice.pick(item.people) : somebody(.calibrator, in: item.stream.name, &dice)
    guard let person else { return nil }
    var changes: [String: Blob?] = [item.path: nil]
    for path in files.paths(below: "\(item.path.dropLast(5))/") { changes[path] = .some(nil) }
    let reason: Value = .record([
      ("reason", "It says nothing."), ("after_attempt", attempt.map { .integer($0) }),
    ])
    changes["\(item.folder)/withdrawn/\(item.name.id).yaml"] = try blob(reason)
    return draft(changes, ofItemsIn: item.batch, by: person, "Withdraw an item")
  }

  /// Other bytes of an item that say the same.
  func reformatItem(_ dice: inout Dice) throws -> Draft? {
    guard let item = dice.pick(openItems()), let author = dice.pick(item.people) else { return nil }
    let text = String(decoding: item.value.written(as: .yaml), as: UTF8.self)
    return draft(
      [item.path: try world.store.blob("# \(dice.below(100))\n\(text)")], ofItemsIn: item.batch, by: author,
      "Comment on an item")
  }

  func editOpenPath(_ dice: inout Dice) throws -> Draft? {
    let somebody = dice.pick(world.cast.members.filter { $0.id != "zoe" }.map(\.id)) ?? "ann"
    let path = dice.either("README.md", "docs/guide.md", "notes.txt")
    return draft([path: try world.store.blob("Text \(dice.below(1000))\n")], by: somebody, "Say more\n")
  }

  func emptyCommit(_ dice: inout Dice) -> Draft? {
    draft([:], by: dice.pick(people.all.map(\.id)) ?? "ann", "Change nothing\n")
  }
}
