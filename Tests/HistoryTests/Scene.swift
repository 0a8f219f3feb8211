import Dataset
import Documents
import Engine
import Git
import Intake
import Signatures
import Support

/// What somebody has before them who is about to make a commit.
struct Scene {
  let world: World
  let tip: World.Made
  let manifest: Manifest
  let people: People
  let tree: TreeSnapshot

  var files: Files { tip.files }
  var layout: Layout { manifest.layout }
  var keys: SigningKeys { SigningKeys(people, .remembered) }

  /// - Returns: nil where the commit has no policy that can be read.
  init?(_ world: World, at tip: World.Made) throws {
    self.world = world
    self.tip = tip
    tree = try world.snapshot(of: tip.files)
    guard let manifest = try Manifest.read(in: tree), let people = try People.read(by: manifest, in: tree) else {
      return nil
    }
    self.manifest = manifest
    self.people = people
  }

  func bytes(_ path: String) -> [UInt8]? { files[path].map(world.store.bytes) }

  func document(_ path: String) -> Document? {
    bytes(path).flatMap { Document.read($0, as: path.hasSuffix(".json") ? .json : .yaml).document }
  }

  func value(_ path: String) -> Value? { document(path).map { Value($0.root) } }
}

extension Scene {
  /// The names of a stream's batches.
  func batches(of stream: StreamPolicy) -> [BatchName] {
    let folder = stream.files.batches + "/"
    let names = files.paths(below: folder).compactMap { $0.dropFirst(folder.count).split(separator: "/").first }
    return Set(names).sorted().map { BatchName(stream: stream.name, batch: String($0)) }
  }

  /// Every batch that can be read.
  func batches(_ isWanted: (Batch) -> Bool = { _ in true }) -> [(stream: StreamPolicy, batch: Batch)] {
    manifest.streams.flatMap { stream in
      batches(of: stream).compactMap { name in
        guard let document = document(stream.batchFolder(name.batch).manifest) else { return nil }
        let batch = Batch(document, name: name)
        return isWanted(batch) ? (stream, batch) : nil
      }
    }
  }

  /// A batch with what was written for its audit.
  func audited(_ batch: Batch, _ stream: StreamPolicy) throws -> BatchFiles? {
    try BatchFiles(batch.name, of: stream, layout, in: tree)
  }

  func census(_ batch: Batch, _ stream: StreamPolicy) throws -> Census {
    try Census(of: batch.name, stream, layout, in: tree) { ContentDigest.sha256($0) }
  }

  /// An item as it lies there.
  struct Item {
    let name: ItemName
    let stream: StreamPolicy
    let batch: Batch
    let path: String
    let content: ItemContent
    let value: Value

    /// Whoever answers for it.
    var people: [String] {
      let texts = [value["authors"], value["imported_by"].map { .list([$0]) }].compactMap { $0 }
      return texts.flatMap { list -> [String] in
        guard case .list(let names) = list else { return [] }
        return names.compactMap { if case .string(let name) = $0 { name } else { nil } }
      }
    }

    var folder: BatchFolder { stream.batchFolder(name.batch) }
  }

  func items(of batch: Batch, _ stream: StreamPolicy) -> [Item] {
    let folder = "\(stream.batchFolder(batch.name.batch))/items/"
    return files.paths(below: folder).compactMap { path in
      guard case .batch(_, .item(let id, _)) = layout.place(of: path), let blob = files[path], let value = value(path)
      else { return nil }
      let content = ItemContent(blob: blob.id.description, sha256: ContentDigest.sha256(world.store.bytes(blob)))
      return Item(
        name: ItemName(stream: stream.name, batch: batch.name.batch, id: id), stream: stream, batch: batch, path: path,
        content: content, value: value)
    }
  }

  /// Every item of an open batch.
  func openItems() -> [Item] {
    batches { $0.state == .open }.flatMap { items(of: $0.batch, $0.stream) }
  }

  func subject(_ item: Item) -> Subject? {
    item.batch.rubric.map { Subject(dataset: manifest.id, item: item.name, content: item.content, rubric: $0) }
  }
}

extension Scene {
  /// The key that somebody signs with: an active one, or else the first of all.
  func hand(of person: String) -> SigningHand? {
    for key in people[person]?.keys ?? [] where key.status == .active {
      guard let name = KeyReading.remembered.identity(of: key)?.name, let hand = world.cast.hand(named: name) else {
        continue
      }
      return hand
    }
    return world.cast[person]?.hands.first
  }

  /// Somebody with a role, other than some.
  func somebody(_ role: Role, in stream: String, but others: [String] = [], _ dice: inout Dice) -> String? {
    dice.pick(people.having(role, in: stream).map(\.id).filter { !others.contains($0) })
  }

  /// A draft by somebody, signed.
  func draft(_ changes: [String: Blob?], by person: String, _ message: String) -> Draft {
    var files = self.files
    for (path, blob) in changes { files[path] = blob }
    return Draft(files: files, by: person, hand: hand(of: person), message: message)
  }

  /// A draft that changes items of one batch.
  func draft(
    _ changes: [String: Blob?], ofItemsIn batch: Batch, by person: String, _ subject: String, more trailers: String = ""
  ) -> Draft {
    let pin = batch.rubric.map { "\($0)" } ?? "1.0.0"
    return draft(changes, by: person, "\(subject)\n\nRubric: \(batch.name.stream)@\(pin)\n\(trailers)")
  }

  func blob(_ value: Value) throws -> Blob { try world.store.blob(value.written(as: .yaml)) }
}

extension Scene {
  /// What further owners have to sign, so that a change of policy counts, is added to it.
  ///
  /// - Parameters:
  ///   - draft: by an owner, as a rule.
  ///   - before: what it changes; nil for the scene's own files.
  func signed(_ draft: Draft, after before: Files? = nil) throws -> Draft {
    var draft = draft
    draft.isPolicy = true
    let wanted = manifest.ownersThreshold
    guard wanted > 1, wanted < 10 else { return draft }
    let changes = (before ?? files).changes(to: draft.files)
    guard let text = try PolicyTransition(changes, of: manifest, in: tree)?.text else { return draft }
    let bytes = Array(text.utf8)
    let others = people.owners.map(\.id).filter { $0 != draft.by }
    for owner in others.prefix(wanted - 1) {
      guard let hand = hand(of: owner) else { continue }
      let place = PolicySignature(digest: ContentDigest.sha256(bytes), person: owner)
      draft.files[place.path] = try world.store.blob(try hand.sign(bytes, for: .statement))
    }
    return draft
  }

  /// A change of policy by an owner.
  func policy(_ changes: [String: Blob?], _ subject: String, _ dice: inout Dice) throws -> Draft? {
    guard let owner = dice.pick(people.owners.map(\.id)) else { return nil }
    let draft = draft(changes, by: owner, "\(subject)\n")
    guard draft.files != files else { return nil }
    return try signed(draft)
  }
}
