package import Documents

/// The decision where reviewers differ, `adjudications/<item>.yaml`: by a third person, who wrote nothing of the item
/// and did not review it.
package struct Adjudication: Hashable, Sendable {
  package let subject: Subject
  /// The id of the person who decides.
  package let by: String
  /// The name of the key that signs, as in ``ReviewRecord/key``.
  package let key: String
  /// Anything but a withdrawal.
  package let verdict: ReviewVerdict
  package let reason: String
  /// What holds where the judgements of the item leave it open, by field; empty where nothing of that kind is decided.
  package let decision: [Value.Entry]
  /// What was before the person when it was decided: any other verdict against the decision opens the dispute again.
  /// Nil where the decision does not say.
  package let answers: [AnsweredVerdict]?
  /// The ids of the people in the place of whose decisions this one stands: they had a part in the item all the same.
  package let earlier: [String]

  package init(
    subject: Subject, by: String, key: String, verdict: ReviewVerdict, reason: String, decision: [Value.Entry] = [],
    answers: [AnsweredVerdict]? = nil, earlier: [String] = []
  ) {
    self.subject = subject
    self.by = by
    self.key = key
    self.verdict = verdict
    self.reason = reason
    self.decision = decision
    self.answers = answers
    self.earlier = earlier
  }

  /// Reads an adjudication; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let root = document.root
    guard let subject = Subject(root), let by = root["by"]?.string, let key = root["key"]?.string,
      let verdict = root["verdict"]?.string.flatMap(ReviewVerdict.init), verdict != .withdraw,
      let reason = root["reason"]?.string
    else { return nil }
    let listed = root["answers"]?.elements.map { AnsweredVerdict($0) }
    let answers = listed?.compactMap { $0 }
    let earlier = root["earlier"]?.elements.compactMap(\.string) ?? []
    // Half a list is none: what it leaves out would count as unanswered, or its author as somebody with no part.
    guard answers?.count == listed?.count, earlier.count == root["earlier"]?.count ?? 0 else { return nil }
    self.init(
      subject: subject, by: by, key: key, verdict: verdict, reason: reason,
      decision: root["decision"]?.entries.map { Value.Entry($0.key.text, Value($0.value)) } ?? [], answers: answers,
      earlier: earlier)
  }

  /// The adjudication as it is written.
  package var value: Value {
    .record(
      subject.entries() + [
        ("by", .string(by)), ("key", .string(key)), ("verdict", .string(verdict.rawValue)),
        ("decision", decision.isEmpty ? nil : .mapping(decision)),
        ("answers", answers.map { .list($0.map(\.value)) }),
        ("earlier", earlier.isEmpty ? nil : .list(earlier.map { .string($0) })), ("reason", .string(reason)),
      ])
  }

  /// Everybody who has decided about the item, whoever's decision stands.
  package var deciders: [String] { [by] + earlier }

  /// The path of the adjudication's file inside its batch's folder.
  package var file: String { BatchFolder.here.adjudication(of: subject.item.id) }
}

/// A verdict, or a judgement, that a decision answers: whose it is, which look, and the very bytes of its record.
package struct AnsweredVerdict: Hashable, Sendable {
  package let person: String
  /// Which look of the person's; nil where it is a judgement.
  package let round: Int?
  /// The SHA-256 of the record's file, 64 lower-case hex digits.
  package let sha256: String

  package init(person: String, round: Int?, sha256: String) {
    self.person = person
    self.round = round
    self.sha256 = sha256
  }

  /// Reads an entry of the list; nil where something is missing or has another form.
  init?(_ node: Node) {
    guard let person = node["person"]?.string, let sha256 = node["sha256"]?.string, sha256.isHex(digits: 64) else {
      return nil
    }
    var round: Int?
    if let node = node["round"] {
      guard let number = node.integer, number > 0 else { return nil }
      round = number
    }
    self.init(person: person, round: round, sha256: sha256)
  }

  var value: Value {
    .record([
      ("person", .string(person)), ("round", round.map { .integer($0) }), ("sha256", .string(sha256)),
    ])
  }

  /// The verdict in words, to go after a verb.
  package var words: String {
    round.map { "the verdict of \(person) in round \($0)" } ?? "the judgement of \(person)"
  }
}
