import Dataset
import Documents
import Engine
import Git
import Signatures
import Support

extension Scene {
  private static let digest: @Sendable ([UInt8]) -> String = { ContentDigest.sha256($0) }

  /// A calibrator with no part in a batch.
  private func auditor(
    of batch: Batch, _ stream: StreamPolicy, _ census: Census, _ dice: inout Dice
  ) throws -> String? {
    let parts = try Participants(in: stream.batchFolder(batch.name.batch), census, layout, tree)
    let able = people.having(.calibrator, in: stream.name).map(\.id).filter { parts[$0] == nil }
    return dice.pick(able)
  }

  /// Digests of items with known answers come into a batch; the items themselves are landed by an annotator.
  func seedGold(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch) = dice.pick(batches { $0.state == .open && $0.kind == .delivery }),
      let person = somebody(.calibrator, in: stream.name, &dice), let key = hand(of: person)?.name,
      let author = somebody(.annotator, in: stream.name, but: [person], &dice),
      let known = try audited(batch, stream), known.last == nil
    else { return nil }
    let id = "seed-\(dice.hex64().prefix(5))"
    let item: Value = [
      "id": .string(id), "type": .string(stream.type), "authors": [.string(author)],
      "rubric": .string(batch.rubric.map(\.description) ?? "1.0.0"), "title": .string("A seeded note \(id)"),
      "kind": "fact",
    ]
    let bytes = item.written(as: .yaml)
    guard let document = Document.read(bytes, as: .yaml).document,
      let answer = Document.read(
        Array("defective: true\nfindings: [{criterion: clear-1, note: Nothing.}]\ndifficulty: easy\n".utf8), as: .yaml
      ).document.flatMap({ GoldAnswer($0.root) })
    else { return nil }
    let seed = ControlItem(
      dataset: manifest.id, item: ItemName(stream: stream.name, batch: batch.name.batch, id: id),
      content: ItemContent(blob: try world.store.blob(bytes).id.description, sha256: ContentDigest.sha256(bytes)),
      substance: ContentDigest.sha256(Item.substance(document)), salt: dice.hex64(), answer: answer)
    let record = seed.value.written(as: .yaml)
    let digest = ContentDigest.sha256(record)
    world.hidden[digest] = record
    world.hidden["item \(digest)"] = bytes
    let digests = ControlDigests(
      dataset: manifest.id, batch: batch.name, digests: (known.controlDigests?.digests ?? []) + [digest], by: person,
      key: key)
    return draft(
      [known.folder.controlDigests: try blob(digests.value)], by: person,
      "Commit to control items for \(batch.name)\n")
  }

  /// An annotator lands a control item.
  func landSeed(_ dice: inout Dice) throws -> Draft? {
    var open: [(batch: Batch, path: String, bytes: [UInt8])] = []
    for (stream, batch) in batches({ $0.state == .open }) {
      for digest in try audited(batch, stream)?.controlDigests?.digests ?? [] {
        guard let record = world.hidden[digest], let bytes = world.hidden["item \(digest)"],
          let seed = Document.read(record, as: .yaml).document.flatMap({ ControlItem($0) })
        else { continue }
        let path = stream.batchFolder(batch.name.batch).item(seed.item.id, .yaml)
        if files[path] == nil { open.append((batch, path, bytes)) }
      }
    }
    guard let (batch, path, bytes) = dice.pick(open),
      case .list(let authors)? = Document.read(bytes, as: .yaml).document.map({ Value($0.root) })?["authors"],
      case .string(let author)? = authors.first
    else { return nil }
    return draft([path: try world.store.blob(bytes)], ofItemsIn: batch, by: author, "Write an item")
  }

  /// - Parameter isWhole: whether everything is audited, though a sample would do.
  func freeze(isWhole: Bool, _ dice: inout Dice) throws -> Draft? {
    var able: [(stream: StreamPolicy, batch: Batch)] = []
    for (stream, batch) in batches({ $0.state == .open && $0.kind == .delivery }) where stream.gold != nil {
      let items = items(of: batch, stream)
      guard !items.isEmpty else { continue }
      if try dice.chance(20) || items.allSatisfy(isApproved) { able.append((stream, batch)) }
    }
    guard let (stream, batch) = dice.pick(able), let known = try audited(batch, stream) else { return nil }
    let (removed, revealed) = try seeds(of: known)
    // The plan is of what is left.
    var left = files
    for (path, blob) in removed { left[path] = blob }
    guard let scene = try Scene(world, files: left, like: self) else { return nil }
    let census = try scene.census(batch, stream)
    guard let person = try auditor(of: batch, stream, census, &dice), let key = hand(of: person)?.name else {
      return nil
    }
    let number = (known.last?.number ?? 0) + 1
    var search = FailedLotSearch(of: batch.name, manifest, in: scene.tree)
    guard
      let plan = try? AttemptPlan.computed(
        from: known, census, resembling: search.lots(like: census), attempt: number, dataset: manifest.id,
        isWhole: isWhole, by: person, key: key),
      let (path, file) = try batchFile(batch, stream, [("state", "frozen")])
    else { return nil }
    var changes = removed.merging(revealed) { first, _ in first }
    changes[path] = file
    changes[known.folder.attempt(number).plan] = try blob(plan.value)
    return act(.freeze(attempt: number, root: plan.root), changes, on: batch, by: person)
  }

  /// What the first freeze takes out, and what it reveals.
  private func seeds(of known: BatchFiles) throws -> (removed: [String: Blob?], revealed: [String: Blob?]) {
    var (removed, revealed): ([String: Blob?], [String: Blob?]) = ([:], [:])
    guard known.last == nil else { return ([:], [:]) }
    for digest in known.controlDigests?.digests ?? [] {
      guard let bytes = world.hidden[digest],
        let seed = Document.read(bytes, as: .yaml).document.flatMap({ ControlItem($0) })
      else { continue }
      revealed[known.folder.attempt(ControlItem.attempt).control(of: seed.item.id)] = try world.store.blob(bytes)
      let path = known.folder.item(seed.item.id, .yaml)
      guard files[path] != nil else { continue }
      removed[path] = .some(nil)
      removed["\(known.folder)/withdrawn/\(seed.item.id).yaml"] = try blob(["reason": "It was planted."])
    }
    return (removed, revealed)
  }

  func revealSecret(_ dice: inout Dice) throws -> Draft? {
    var ready: [(batch: Batch, path: String, person: String, attempt: Int, bytes: [UInt8])] = []
    for (stream, batch) in batches({ $0.state == .frozen }) {
      guard let known = try audited(batch, stream), let last = known.last, let plan = last.plan else { continue }
      for person in plan.drawnBy where last.secrets[person] == nil {
        guard let digest = batch.commitments.digest(of: person, attempt: last.number),
          let bytes = world.hidden[digest]
        else { continue }
        let path = "\(known.folder)/attempts/\(last.number)/secrets/\(person)"
        ready.append((batch, path, person, last.number, bytes))
      }
    }
    guard let (batch, path, person, attempt, bytes) = dice.pick(ready) else { return nil }
    return act(.reveal(attempt: attempt), [path: try world.store.blob(bytes)], on: batch, by: person)
  }

  func label(_ dice: inout Dice) throws -> Draft? {
    var ready: [(stream: StreamPolicy, known: BatchFiles, drawing: Drawing, census: Census)] = []
    for (stream, batch) in batches({ $0.state == .frozen }) {
      guard let known = try audited(batch, stream), let last = known.last, last.result == nil else { continue }
      let census = try census(batch, stream)
      if let drawing = Drawing(of: last, census, Self.digest) { ready.append((stream, known, drawing, census)) }
    }
    guard let (stream, known, drawing, census) = dice.pick(ready), let last = known.last, let plan = last.plan,
      let person = try auditor(of: known.batch, stream, census, &dice), let key = hand(of: person)?.name
    else { return nil }
    let isDefective = dice.chance(35)
    var labels: [String: GoldLabel] = [:]
    for id in drawing.all {
      guard let entry = census[id], known.label(of: id, entry.content, upTo: last.number) == nil else { continue }
      labels[id] = GoldLabel(
        subject: Subject(dataset: manifest.id, item: entry.item.name, content: entry.content, rubric: plan.rubric),
        attempt: last.number, isDefective: isDefective, scores: ["clear-1": isDefective ? 1 : 2],
        comment: isDefective ? "It says nothing." : nil, by: person, key: key)
    }
    let labelled = known.labelled(labels)
    guard let attempt = labelled.last,
      let result = try? AttemptResult.computed(
        from: labelled, attempt: attempt, census, by: person, key: key, Self.digest)
    else { return nil }
    var changes: [String: Blob?] = [:]
    for label in labels.values { changes["\(known.folder)/\(label.file)"] = try blob(label.value) }
    changes[known.folder.attempt(last.number).result] = try blob(result.value)
    if result.outcome == .failed, let (path, file) = try batchFile(known.batch, stream, [("state", "failed")]) {
      changes[path] = file
    }
    return act(.label(attempt: last.number, result.outcome), changes, on: known.batch, by: person)
  }

  func reopen(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch) = dice.pick(batches { $0.state == .failed || $0.state == .frozen }),
      let known = try audited(batch, stream), let last = known.last,
      let person = somebody(.calibrator, in: stream.name, &dice), let key = hand(of: person)?.name,
      let (path, file) = try batchFile(batch, stream, [("state", "open")])
    else { return nil }
    var changes: [String: Blob?] = [path: file]
    if batch.state == .frozen, last.result == nil {
      let result = AttemptResult(
        dataset: manifest.id, batch: batch.name, attempt: last.number, outcome: .abandoned,
        reason: "A secret is lost.", by: person, key: key)
      changes[known.folder.attempt(last.number).result] = try blob(result.value)
    }
    return act(.reopen(attempt: last.number), changes, on: batch, by: person)
  }

  func signOff(_ dice: inout Dice) throws -> Draft? {
    var ready: [(stream: StreamPolicy, known: BatchFiles)] = []
    for (stream, batch) in batches({ $0.state == .frozen }) {
      guard let known = try audited(batch, stream), known.last?.result?.outcome == .passed else { continue }
      ready.append((stream, known))
    }
    guard let (stream, known) = dice.pick(ready) else { return nil }
    let census = try census(known.batch, stream)
    guard let person = try auditor(of: known.batch, stream, census, &dice), let key = hand(of: person)?.name else {
      return nil
    }
    let claim = try AgreementClaim(on: known, census, in: tree, manifest, keys, Self.digest)
    guard
      let signOff = try? SignOff.computed(from: known, census, agreement: claim?.value, by: person, key: key),
      let (path, file) = try batchFile(known.batch, stream, [("state", "signed-off")])
    else { return nil }
    return act(
      .signOff(attempt: signOff.attempt, root: signOff.root),
      [path: file, known.folder.signOff: try blob(signOff.value)], on: known.batch, by: person)
  }
}

extension Scene {
  /// The same policy over other files, as they are about to be.
  init?(_ world: World, files: Files, like other: Scene) throws {
    try self.init(
      world,
      at: World.Made(
        id: other.tip.id, parents: other.tip.parents, files: files, author: "", signer: "", message: "",
        isPolicy: false))
  }
}

extension Scene.Item {
  /// What an item says, see `Item.substance`.
  fileprivate static func substance(_ document: Document) -> [UInt8] { Dataset.Item.substance(of: document.root) }
}
