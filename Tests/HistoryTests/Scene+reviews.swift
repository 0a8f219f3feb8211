import Dataset
import Documents
import Engine
import Signatures
import Support

extension Scene {
  /// The records about an item.
  private func records(of item: Item) throws -> [ReviewRecord] {
    try ReviewReading(tree).reviews(of: item.name, in: item.folder, layout).records
  }

  /// Whether as many as the policy asks for approved just this content, and nobody else looked at it.
  func isApproved(_ item: Item) throws -> Bool {
    let newest = Dictionary(try records(of: item).sorted { $0.round < $1.round }.map { ($0.person, $0) }) { $1 }
    let looks = newest.values.filter { $0.subject == subject(item) }
    return looks.count >= item.stream.review.approvals && looks.allSatisfy { $0.verdict == .approve }
  }

  /// Whether an open batch of some streams has an item that is not approved.
  func hasUnapproved(_ isMeant: (StreamPolicy) -> Bool) throws -> Bool {
    for item in openItems() where isMeant(item.stream) && item.batch.kind == .delivery {
      if try !isApproved(item) { return true }
    }
    return false
  }

  /// Somebody who may review an item.
  private func reviewer(of item: Item, _ dice: inout Dice) -> String? {
    let judges = files.paths(below: "\(item.folder)/judgements/\(item.name.id)/").map {
      String($0.lastPart.dropLast(5))
    }
    let drawing = item.batch.commitments.all.map(\.person)
    return somebody(.reviewer, in: item.stream.name, but: item.people + judges + drawing, &dice)
  }

  private func record(
    _ verdict: ReviewVerdict, on item: Item, by reviewer: String, salt: String? = nil, _ dice: inout Dice
  ) throws -> ReviewRecord? {
    guard let subject = subject(item), let key = hand(of: reviewer)?.name else { return nil }
    let rounds = try records(of: item).filter { $0.person == reviewer }.map(\.round)
    let isAgainst = verdict == .requestChanges || verdict == .reject
    let level = isAgainst ? 1 : dice.either(1, 2)
    return ReviewRecord(
      person: reviewer, round: (rounds.max() ?? 0) + 1, subject: subject, verdict: verdict,
      scores: verdict == .withdraw ? [:] : ["clear-1": level],
      findings: isAgainst ? [ReviewFinding(criterion: "clear-1", severity: "major", note: "It says nothing.")] : [],
      key: key, salt: salt)
  }

  /// A commit of records, with the statement and, where the policy asks for them, proofs.
  func stated(
    _ action: StatementAction, _ files: [(path: String, bytes: [UInt8], entry: Statement.Entry)], in batch: Batch,
    _ stream: StreamPolicy, by person: String
  ) throws -> Draft? {
    guard let pin = batch.rubric else { return nil }
    let statement = Statement(
      action: action, batch: batch.name, rubric: RubricReference(stream: stream.name, version: pin),
      entries: files.map(\.entry), reviewer: Mailbox(person, world.cast))
    var changes: [String: Blob?] = [:]
    for file in files { changes[file.path] = try world.store.blob(file.bytes) }
    if action != .seal { try addProof(of: files.map { ($0.path, $0.bytes) }, in: batch, stream, by: person, &changes) }
    return draft(changes, by: person, statement.message)
  }

  /// A signature over records beside them, where the policy asks for it.
  func addProof(
    of files: [(path: String, bytes: [UInt8])], in batch: Batch, _ stream: StreamPolicy, by person: String,
    _ changes: inout [String: Blob?]
  ) throws {
    guard stream.review.proof != .commit, let hand = hand(of: person) else { return }
    let proof = Proof(
      dataset: manifest.id, lines: files.map { Proof.Line(sha256: ContentDigest.sha256($0.bytes), path: $0.path) })
    let text = Array(proof.text.utf8)
    let place = "\(stream.batchFolder(batch.name.batch))/proofs/\(person)-\(ContentDigest.sha256(text).prefix(16)).sig"
    changes[place] = try world.store.blob(proof.file(signature: try hand.sign(text, for: .statement)))
  }

  func review(_ verdict: ReviewVerdict, most: Int = 1, _ dice: inout Dice) throws -> Draft? {
    // What waits for approvals is looked at first, as a rule.
    var open = openItems()
    // Where looks are sealed they are not given in the open, as a rule.
    if !dice.chance(15) { open.removeAll(where: \.stream.review.isSealed) }
    let waiting = try verdict == .approve && dice.chance(80) ? open.filter { try !isApproved($0) } : open
    guard let first = dice.pick(waiting.isEmpty ? open : waiting), let reviewer = reviewer(of: first, &dice) else {
      return nil
    }
    var looked = [first]
    if most > 1 {
      let others = items(of: first.batch, first.stream)
      looked += others.filter { $0.name != first.name && !$0.people.contains(reviewer) }
    }
    var files: [(path: String, bytes: [UInt8], entry: Statement.Entry)] = []
    for item in looked.prefix(most) {
      guard let record = try record(verdict, on: item, by: reviewer, &dice) else { continue }
      files.append(
        (
          "\(item.folder)/\(record.file)", record.value.written(as: .yaml),
          Statement.Entry(verdict: verdict, item: item.name.id, blob: item.content.blob)
        ))
    }
    return try stated(.review, files, in: first.batch, first.stream, by: reviewer)
  }

  /// Takes one's own verdict back.
  func withdrawVerdict(_ dice: inout Dice) throws -> Draft? {
    var given: [(item: Item, person: String)] = []
    for item in openItems() { given += try records(of: item).map { (item, $0.person) } }
    guard let (item, person) = dice.pick(given), let record = try record(.withdraw, on: item, by: person, &dice) else {
      return nil
    }
    let entry = Statement.Entry(verdict: .withdraw, item: item.name.id, blob: item.content.blob)
    let file = ("\(item.folder)/\(record.file)", record.value.written(as: .yaml), entry)
    return try stated(.review, [file], in: item.batch, item.stream, by: person)
  }

  /// What a decision answers: everybody's newest verdict.
  private func answers(on item: Item) throws -> [AnsweredVerdict] {
    let records = try records(of: item).sorted { ($0.person, $0.round) < ($1.person, $1.round) }
    let newest = Dictionary(records.map { ($0.person, $0) }) { $1 }
    return newest.values.sorted { $0.person < $1.person }.compactMap { record in
      guard let bytes = bytes("\(item.folder)/\(record.file)"), record.verdict != .withdraw else { return nil }
      return AnsweredVerdict(person: record.person, round: record.round, sha256: ContentDigest.sha256(bytes))
    }
  }

  func adjudicate(_ dice: inout Dice) throws -> Draft? {
    let reviewed = try openItems().filter { try !records(of: $0).isEmpty }
    guard let item = dice.pick(reviewed), let subject = subject(item) else { return nil }
    let people = try records(of: item).map(\.person) + item.people + item.batch.commitments.all.map(\.person)
    guard let person = somebody(.reviewer, in: item.stream.name, but: people, &dice), let key = hand(of: person)?.name
    else { return nil }
    let verdict = dice.either(ReviewVerdict.approve, .requestChanges, .reject)
    let record = Adjudication(
      subject: subject, by: person, key: key, verdict: verdict, reason: "The title says enough.",
      answers: try answers(on: item))
    let entry = Statement.Entry(verdict: verdict, item: item.name.id, blob: item.content.blob)
    let file = ("\(item.folder)/\(record.file)", record.value.written(as: .yaml), entry)
    return try stated(.adjudicate, [file], in: item.batch, item.stream, by: person)
  }

  func seal(_ dice: inout Dice) throws -> Draft? {
    let items = openItems().filter { $0.stream.review.isSealed }
    guard let item = dice.pick(items), let person = reviewer(of: item, &dice),
      let record = try record(
        dice.either(.approve, .approve, .approve, .requestChanges), on: item, by: person, salt: dice.hex64(), &dice)
    else { return nil }
    return try seal(record.value.written(as: .yaml), .review, of: item, by: person)
  }

  /// Adds a seal, and hides what is sealed.
  func seal(_ bytes: [UInt8], _ kind: Seal.Kind, of item: Item, by person: String) throws -> Draft? {
    let digest = ContentDigest.sha256(bytes)
    world.hidden[digest] = bytes
    let path = "\(item.folder)/seals/\(person).yaml"
    let known = document(path).flatMap { SealFile($0) }?.seals ?? []
    let seal = Seal(item: item.name.id, blob: item.content.blob, digest: digest, kind: kind)
    let file = SealFile(dataset: manifest.id, batch: item.batch.name, seals: known + [seal])
    let entry = Statement.Entry(verdict: nil, item: item.name.id, blob: item.content.blob)
    return try stated(
      .seal, [(path, file.value.written(as: .yaml), entry)], in: item.batch, item.stream, by: person)
  }

  /// Shows what was sealed.
  func reveal(_ dice: inout Dice) throws -> Draft? {
    var ready: [(item: Item, person: String, bytes: [UInt8])] = []
    for item in openItems() {
      for path in files.paths(below: "\(item.folder)/seals/") {
        let person = String(path.lastPart.dropLast(5))
        let seals = document(path).flatMap { SealFile($0) }?.seals ?? []
        for seal in seals where seal.item == item.name.id && seal.blob == item.content.blob && seal.kind == .review {
          if let bytes = world.hidden[seal.digest] { ready.append((item, person, bytes)) }
        }
      }
    }
    guard let (item, person, bytes) = dice.pick(ready),
      let record = Document.read(bytes, as: .yaml).document.flatMap({ ReviewRecord($0, of: person) }),
      files["\(item.folder)/\(record.file)"] == nil
    else { return nil }
    let entry = Statement.Entry(verdict: record.verdict, item: item.name.id, blob: item.content.blob)
    return try stated(
      .review, [("\(item.folder)/\(record.file)", bytes, entry)], in: item.batch, item.stream, by: person)
  }
}
