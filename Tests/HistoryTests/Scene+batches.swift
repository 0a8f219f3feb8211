import Dataset
import Documents
import Engine
import Git
import Signatures
import Support

extension Scene {
  /// A commit that does something with a batch as a whole.
  func act(
    _ deed: BatchAct.Deed, _ changes: [String: Blob?], on batch: Batch, by person: String
  ) -> Draft? {
    guard let pin = batch.rubric else { return nil }
    var signatory: Mailbox?
    if case .signOff = deed { signatory = Mailbox(person, world.cast) }
    let act = BatchAct(
      deed, batch: batch.name, rubric: RubricReference(stream: batch.name.stream, version: pin), signatory: signatory)
    return draft(changes, by: person, act.message)
  }

  /// `batch.yaml` with some keys changed.
  func batchFile(_ batch: Batch, _ stream: StreamPolicy, _ changes: [(String, Value?)]) throws -> (String, Blob)? {
    let path = stream.batchFolder(batch.name.batch).manifest
    guard var value = value(path) else { return nil }
    for (key, other) in changes { value[key] = other }
    return (path, try blob(value))
  }

  private func secrets(of person: String, _ count: Int, _ dice: inout Dice) -> Value {
    let digests = (0..<count).map { _ -> Value in
      let bytes = Array("\(dice.hex64())\n".utf8)
      let digest = ContentDigest.sha256(bytes)
      world.hidden[digest] = bytes
      return .string(digest)
    }
    return ["person": .string(person), "secrets": .list(digests)]
  }

  func openBatch(_ dice: inout Dice) throws -> Draft? {
    guard let stream = dice.pick(manifest.streams) else { return nil }
    let person = somebody(.calibrator, in: stream.name, &dice) ?? dice.pick(people.owners.map(\.id))
    guard let person, let rubric = stream.rubric else { return nil }
    let known = batches(of: stream)
    let candidate = files.paths(below: stream.files.rubrics + "/").last { $0.contains("-rc.") }
    guard known.count < (dice.chance(10) || candidate != nil ? 4 : 2) else { return nil }
    let name = BatchName(stream: stream.name, batch: "b\(known.count + 1)")
    var kind = dice.either("delivery", "delivery", "delivery", "calibration", "example")
    let isCalibrated = files[stream.files.calibration(rubric.release)] != nil
    if candidate != nil || stream.calibration?.isRequired ?? false && !isCalibrated, dice.chance(85) {
      kind = dice.either("calibration", "calibration", "example")
    }
    let pin = kind == "calibration" ? candidate.map { String($0.lastPart.dropLast(5)) } : nil
    var value: Value = [
      "format": 1, "kind": .string(kind), "rubric": .string(pin ?? rubric.description), "state": "open",
      "title": "Some notes",
    ]
    if kind == "delivery", stream.gold != nil, people[person]?.has(.calibrator, in: stream.name) ?? false,
      dice.chance(60)
    {
      value["commitments"] = ["calibrator": secrets(of: person, 2, &dice)]
    }
    let path = stream.batchFolder(name.batch).manifest
    return draft([path: try blob(value)], by: person, "Open \(name)\n")
  }

  func editBatch(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch) = dice.pick(batches { $0.state == .open }),
      let person = somebody(.calibrator, in: stream.name, &dice)
    else { return nil }
    let change: (String, Value?) = dice.either(
      ("title", "Other notes \(dice.below(100))"), ("time_budget_minutes", .integer(1 + dice.below(60))),
      ("kind", .string(dice.either("delivery", "calibration", "example"))))
    guard let (path, blob) = try batchFile(batch, stream, [change]) else { return nil }
    return draft([path: blob], by: person, "Edit \(batch.name)\n")
  }

  /// The calibrator or a witness commits to secrets.
  func witness(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch) = dice.pick(batches { $0.state == .open && $0.kind == .delivery }) else { return nil }
    let part = batch.commitments.calibrator == nil ? "calibrator" : "witness"
    let others = batch.commitments.all.map(\.person)
    let candidates =
      part == "calibrator"
      ? people.having(.calibrator, in: stream.name).map(\.id)
      : people.owners.map(\.id)
        + people.all.map(\.id).filter { id in
          manifest.streams.contains { $0.name != stream.name && people[id]?.has(.calibrator, in: $0.name) ?? false }
        }
    guard let person = dice.pick(candidates.filter { !others.contains($0) }),
      let current = value(stream.batchFolder(batch.name.batch).manifest)
    else { return nil }
    var commitments = current["commitments"] ?? .mapping([])
    commitments[part] = secrets(of: person, 1 + dice.below(2), &dice)
    guard let (path, blob) = try batchFile(batch, stream, [("commitments", commitments)]) else { return nil }
    return act(.witness, [path: blob], on: batch, by: person)
  }

  /// A batch moves to the newest rubric, its items after it or not.
  func moveBatch(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch) = dice.pick(batches { $0.state == .open }), let pin = batch.pin,
      let person = somebody(.calibrator, in: stream.name, &dice)
    else { return nil }
    let versions = files.paths(below: stream.files.rubrics + "/").compactMap { Version($0.lastPart.dropLast(5)) }
    guard let newer = dice.pick(versions.filter { $0 > pin.version && ($0.candidate == nil || dice.chance(20)) }) else {
      return nil
    }
    let old = pin.version.major == newer.major ? pin.old : pin.old ?? pin.version
    guard
      let (path, blob) = try batchFile(
        batch, stream,
        [("rubric", .string(newer.description)), ("moved_from", old.map { .string($0.description) })])
    else { return nil }
    return draft([path: blob], by: person, "Move \(batch.name) to \(newer)\n")
  }

  /// The line `moved_from` goes, whether items still wait or not.
  func finishMove(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch) = dice.pick(batches { $0.movedFrom != nil }),
      let person = somebody(.calibrator, in: stream.name, &dice),
      let (path, blob) = try batchFile(batch, stream, [("moved_from", nil)])
    else { return nil }
    return draft([path: blob], by: person, "Finish the move of \(batch.name)\n")
  }

  func calibrate(_ dice: inout Dice) throws -> Draft? {
    guard let (stream, batch) = dice.pick(batches { $0.kind == .calibration }), let pin = batch.rubric,
      let person = somebody(.calibrator, in: stream.name, &dice), let key = hand(of: person)?.name,
      let audited = try audited(batch, stream)
    else { return nil }
    let word = Calibration.Word(rejudgement: nil, expiry: nil, notes: dice.chance(50) ? "All agree." : nil)
    let calibration = try Calibration.computed(
      from: audited, word, in: tree, manifest, keys: keys, by: (person, key)
    ) { ContentDigest.sha256($0) }
    guard let calibration, calibration.items > 0 else { return nil }
    return draft(
      [stream.files.calibration(pin.release): try blob(calibration.value)], by: person,
      "Calibrate \(stream.name)@\(pin) on \(batch.name)\n")
  }
}
