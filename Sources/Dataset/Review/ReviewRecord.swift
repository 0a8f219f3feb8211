package import Documents

/// One person's verdict on one item, `reviews/<item>/<person>.<round>.yaml`; never changed once it is there, a second
/// look is a second round.
package struct ReviewRecord: Hashable, Sendable {
  /// The id of the person whose verdict it is, from the file's name.
  package let person: String
  /// Which look of that person at the item it is, counted from 1.
  package let round: Int
  package let subject: Subject
  package let verdict: ReviewVerdict
  /// Levels of the rubric's scale by criterion.
  package let scores: [String: Int]
  package let findings: [ReviewFinding]
  package let comment: String?
  /// How long the look took.
  package let minutes: Int?
  /// The name of the key that signs the record or its commit, so that the tree alone tells what a key said that was
  /// found compromised: `SHA256:…` for an SSH key, the fingerprint of an OpenPGP key.
  package let key: String
  /// 32 random bytes in hex, where the record was sealed before it was shown: they keep its seal from being guessed.
  package let salt: String?

  package init(
    person: String, round: Int, subject: Subject, verdict: ReviewVerdict, scores: [String: Int] = [:],
    findings: [ReviewFinding] = [], comment: String? = nil, minutes: Int? = nil, key: String, salt: String? = nil
  ) {
    self.person = person
    self.round = round
    self.subject = subject
    self.verdict = verdict
    self.scores = scores
    self.findings = findings
    self.comment = comment
    self.minutes = minutes
    self.key = key
    self.salt = salt
  }
}

extension ReviewRecord {
  /// Reads a record; nil where something is missing or has another form, so that half a record is none.
  ///
  /// - Parameter person: whose the file is, by its name.
  package init?(_ document: Document, of person: String) {
    let root = document.root
    guard let subject = Subject(root), let round = root["round"]?.integer, round > 0,
      let verdict = root["verdict"]?.string.flatMap(ReviewVerdict.init), let key = root["key"]?.string
    else { return nil }
    if let salt = root["salt"], !(salt.string?.isHex(digits: 64) ?? false) { return nil }
    var scores: [String: Int] = [:]
    for entry in root["scores"]?.entries.map({ $0 }) ?? [] {
      guard let level = entry.value.integer else { return nil }
      scores[entry.key.text] = level
    }
    let listed = root["findings"]?.elements.map { ReviewFinding($0) } ?? []
    let findings = listed.compactMap { $0 }
    guard findings.count == listed.count else { return nil }
    self.init(
      person: person, round: round, subject: subject, verdict: verdict, scores: scores, findings: findings,
      comment: root["comment"]?.string, minutes: root["minutes"]?.integer, key: key, salt: root["salt"]?.string)
  }

  /// The record as it is written; scores stand in the order of the criteria's names.
  package var value: Value {
    let scores = scores.sorted { $0.key < $1.key }.map { Value.Entry($0.key, .integer($0.value)) }
    return .record(
      subject.entries(between: [("round", .integer(round))]) + [
        ("verdict", .string(verdict.rawValue)),
        ("scores", scores.isEmpty ? nil : .mapping(scores)),
        ("findings", findings.isEmpty ? nil : .list(findings.map(\.value))),
        ("comment", comment.map { .string($0) }),
        ("minutes", minutes.map { .integer($0) }),
        ("key", .string(key)),
        ("salt", salt.map { .string($0) }),
      ])
  }

  /// The path of the record's file inside its batch's folder.
  package var file: String { BatchFolder.here.review(of: subject.item.id, by: person, round: round) }
}

extension Subject {
  /// The entries that name the subject, with those of a record in the place that is kept for them.
  func entries(between own: [(String, Value?)] = []) -> [(String, Value?)] {
    [("dataset", .string(dataset)), ("item", .string(item.description))] + own + [
      ("blob", .string(content.blob)), ("sha256", .string(content.sha256)), ("rubric", .string(rubric.description)),
    ]
  }
}

extension Node {
  /// The value of a whole number that fits the machine; nil for everything else.
  var integer: Int? { kind == .number ? Number(bytes)?.integer : nil }
}

extension [ReviewRecord] {
  /// The last verdict of each person on a content, but for those who took theirs back; by person.
  package func lastWords(on content: ItemContent) -> [ReviewRecord] {
    let records = filter { $0.subject.content == content }
    let last = Dictionary(grouping: records, by: \.person).compactMapValues { $0.max { $0.round < $1.round } }
    return last.values.filter { $0.verdict != .withdraw }.sorted { $0.person < $1.person }
  }
}

/// What a reviewer says about an item.
package enum ReviewVerdict: String, CaseIterable, Sendable {
  case approve
  case requestChanges = "request-changes"
  /// The item cannot be mended and leaves the lot.
  case reject
  /// Takes the person's own earlier verdict back, without another in its place.
  case withdraw

  /// The key of the trailer by which a commit says the same: `Approves`.
  package var trailer: String {
    switch self {
    case .approve: "Approves"
    case .requestChanges: "Requests-changes"
    case .reject: "Rejects"
    case .withdraw: "Withdraws"
    }
  }
}
