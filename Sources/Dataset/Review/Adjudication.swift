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
