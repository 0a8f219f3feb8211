import Dataset
import Engine
import Support

/// What is wrong with a commit that would have been made as it should.
enum Mutation: String, CaseIterable, Sendable {
  case unsigned, othersKey, strangersKey, othersAuthor, othersCommitter, noTrailers, otherTrailers, coAuthor
  case moreFiles, policyBeside, fewerFiles, otherBytes, doubledKey, executable, link, hostileName, secret, lostRecord
  case lostFile, editedRecord

  /// - Returns: nil where it makes no difference.
  func applied(to draft: Draft, in scene: Scene, _ dice: inout Dice) throws -> Draft? {
    var draft = draft
    let cast = scene.world.cast
    switch self {
    case .unsigned: draft.hand = nil
    case .othersKey: draft.hand = dice.pick(cast.members)?.hands.first
    case .strangersKey: draft.hand = dice.either(cast.forge, cast["zoe"]?.hands.last ?? cast.forge)
    case .othersAuthor: draft.author = dice.pick(cast.members)?.mailbox
    case .othersCommitter: draft.committer = dice.pick(cast.members)?.mailbox
    case .noTrailers: draft.message = String(draft.message.prefix { $0 != "\n" }) + "\n"
    case .otherTrailers: draft.message = draft.message.replacing("1.0.0", with: dice.either("1.0.1", "9.0.0"))
    case .coAuthor:
      guard let other = dice.pick(cast.members) else { return nil }
      let trailer = "Co-authored-by: \(other.mailbox)\n"
      draft.message += draft.message.contains("\n\n") ? trailer : "\n\(trailer)"
    default: return try changed(draft, in: scene, &dice)
    }
    return draft.message == "" ? nil : draft
  }

  private func changed(_ draft: Draft, in scene: Scene, _ dice: inout Dice) throws -> Draft? {
    var draft = draft
    let store = scene.world.store
    let changes = scene.files.changes(to: draft.files)
    let own = changes.filter { $0.new != nil }.map(\.path)
    let records = scene.files.keys.filter { $0.contains("/reviews/") || $0.contains("/proofs/") }.sorted()
    switch self {
    case .moreFiles:
      let folder = dice.pick(scene.batches().map { $0.stream.batchFolder($0.batch.name.batch).path }) ?? "docs"
      let name = dice.either("items/stray.txt", "items/n-0/log.txt", "notes.md")
      draft.files["\(folder)/\(name)"] = try store.blob("x\n")
    case .policyBeside: draft.files["LICENSE"] = try store.blob("Free \(dice.below(100))\n")
    case .fewerFiles:
      guard changes.count > 1, let path = dice.pick(changes)?.path else { return nil }
      draft.files[path] = scene.files[path]
    case .otherBytes, .doubledKey:
      guard let path = dice.pick(own), let blob = draft.files[path] else { return nil }
      let text = String(decoding: store.bytes(blob), as: UTF8.self)
      let more = self == .doubledKey ? text.prefix { $0 != "\n" } + "\n" : dice.either("more: 1\n", "\u{7}", "&a\n")
      draft.files[path] = try store.blob(text + more)
    case .executable, .link:
      guard let path = dice.pick(own), let blob = draft.files[path] else { return nil }
      draft.files[path] = Blob(mode: self == .link ? 0o120000 : 0o100755, id: blob.id)
    case .hostileName:
      let name = dice.either("docs/aux", "docs/a\u{202E}b", "docs/Guide.md", "docs/x ", "README.md.")
      draft.files[name] = try store.blob("x\n")
    case .secret:
      guard let path = dice.pick(own), let blob = draft.files[path] else { return nil }
      let text = String(decoding: store.bytes(blob), as: UTF8.self)
      draft.files[path] = try store.blob(text + "# ghp_\(String(repeating: "a1B2", count: 9))\n")
    case .lostRecord:
      guard let path = dice.pick(records) else { return nil }
      draft.files[path] = nil
    case .editedRecord:
      guard let path = dice.pick(records), let blob = draft.files[path] else { return nil }
      draft.files[path] = try store.blob(String(decoding: store.bytes(blob), as: UTF8.self) + "# edited\n")
    case .lostFile:
      guard let path = dice.pick(scene.files.keys.sorted()) else { return nil }
      draft.files[path] = nil
    default: return nil
    }
    return draft.files == scene.files ? nil : draft
  }
}
