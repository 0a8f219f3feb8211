import Dataset
import Documents
import Engine
import Signatures
import Support

extension Scene {
  /// A person's signature over an item as one of its authors.
  func addAuthorship(
    of path: String, _ bytes: [UInt8], by person: String, _ changes: inout [String: Blob?]
  ) throws {
    guard let hand = hand(of: person), let name = layout.place(of: path).itemName,
      let stream = manifest.stream(named: name.stream)
    else { return }
    let sha256 = ContentDigest.sha256(bytes)
    let proof = Proof(dataset: manifest.id, lines: [Proof.Line(sha256: sha256, path: path)])
    let signature = try hand.sign(Array(proof.text.utf8), for: .statement)
    let place = "\(stream.batchFolder(name.batch))/proofs/\(name.id)/\(person)-\(sha256).sig"
    changes[place] = try world.store.blob(proof.file(signature: signature))
  }

  /// An author signs items of a batch, as they are.
  func own(_ dice: inout Dice) throws -> Draft? {
    guard let first = dice.pick(openItems()), let person = dice.pick(first.people) else { return nil }
    var changes: [String: Blob?] = [:]
    for item in items(of: first.batch, first.stream) where item.people.contains(person) {
      guard let bytes = bytes(item.path) else { continue }
      try addAuthorship(of: item.path, bytes, by: person, &changes)
    }
    // Once in a while somebody signs what is another's.
    let signer = dice.chance(90) ? person : somebody(.annotator, in: first.stream.name, &dice) ?? person
    let draft = draft(changes, by: signer, "Sign items as an author\n")
    return draft.files == files ? nil : draft
  }

  /// Somebody who is listed says that they are no author.
  func disown(_ dice: inout Dice) throws -> Draft? {
    let shared = openItems().filter { Set($0.people).count > 1 }
    guard let item = dice.pick(dice.chance(80) && !shared.isEmpty ? shared : openItems()),
      let person = dice.pick(item.people), let subject = subject(item), let key = hand(of: person)?.name
    else { return nil }
    let disowning = Disowning(person: person, subject: subject, key: key, comment: "I wrote nothing of it.")
    let entry = Statement.Entry(verdict: nil, item: item.name.id, blob: item.content.blob)
    let file = ("\(item.folder)/\(disowning.file)", disowning.value.written(as: .yaml), entry)
    return try stated(.disown, [file], in: item.batch, item.stream, by: person)
  }
}
