package import Documents

/// What the calibrator says about one sampled item, `attempts/<k>/gold/<item>.yaml`, taken before anybody's verdict on
/// it was shown.
package struct GoldLabel: Hashable, Sendable {
  package let subject: Subject
  /// The attempt in which the label was given, counted from 1.
  package let attempt: Int
  /// Whether the item must not be delivered as it is.
  package let isDefective: Bool
  /// Levels of the rubric's scale by criterion.
  package let scores: [String: Int]
  package let findings: [ReviewFinding]
  package let comment: String?
  package let minutes: Int?
  /// The id of the calibrator.
  package let by: String
  /// The name of the key that signs.
  package let key: String

  package init(
    subject: Subject, attempt: Int, isDefective: Bool, scores: [String: Int] = [:], findings: [ReviewFinding] = [],
    comment: String? = nil, minutes: Int? = nil, by: String, key: String
  ) {
    self.subject = subject
    self.attempt = attempt
    self.isDefective = isDefective
    self.scores = scores
    self.findings = findings
    self.comment = comment
    self.minutes = minutes
    self.by = by
    self.key = key
  }

  /// Whether the label still holds for an item: it is about this very content, under a rubric of the same major.
  package func holds(for content: ItemContent, under pin: Version) -> Bool {
    subject.content == content && subject.rubric.major == pin.major
  }
}

extension GoldLabel {
  /// Reads a label; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let root = document.root
    guard let subject = Subject(root), let attempt = root["attempt"]?.integer, attempt > 0,
      let isDefective = root["defective"]?.boolean, let by = root["by"]?.string, let key = root["key"]?.string,
      let scores = root["scores"].map({ $0.levels }) ?? [:]
    else { return nil }
    let listed = root["findings"]?.elements.map { ReviewFinding($0) } ?? []
    let findings = listed.compactMap { $0 }
    guard findings.count == listed.count else { return nil }
    self.init(
      subject: subject, attempt: attempt, isDefective: isDefective, scores: scores, findings: findings,
      comment: root["comment"]?.string, minutes: root["minutes"]?.integer, by: by, key: key)
  }

  /// The label as it is written; scores stand in the order of the criteria's names.
  package var value: Value {
    let scores = scores.sorted { $0.key < $1.key }.map { Value.Entry($0.key, .integer($0.value)) }
    return .record(
      subject.entries(between: [("attempt", .integer(attempt))]) + [
        ("defective", .boolean(isDefective)),
        ("scores", scores.isEmpty ? nil : .mapping(scores)),
        ("findings", findings.isEmpty ? nil : .list(findings.map(\.value))),
        ("comment", comment.map { .string($0) }),
        ("minutes", minutes.map { .integer($0) }),
        ("by", .string(by)),
        ("key", .string(key)),
      ])
  }

  /// The path of the label's file inside its batch's folder.
  package var file: String { BatchFolder.here.attempt(attempt).label(of: subject.item.id) }
}

extension Node {
  /// Whole numbers by key; nil where a value is anything else.
  var levels: [String: Int]? {
    var levels: [String: Int] = [:]
    for entry in entries {
      guard let level = entry.value.integer else { return nil }
      levels[entry.key.text] = level
    }
    return levels
  }
}

extension GoldLabel {
  /// Why an item that is called sound cannot be, by what the label itself says; nil where it can, or is called
  /// defective.
  ///
  /// A fault of the heaviest severity, or the lowest level for a criterion of the class `defect`, is a defect.
  package func contradiction(under rubric: Rubric) -> String? {
    guard !isDefective else { return nil }
    if let heaviest = rubric.severities.last?.text,
      let finding = findings.first(where: { $0.severity == heaviest })
    {
      return "a finding about `\(finding.criterion)` has the heaviest severity, `\(heaviest)`"
    }
    guard let lowest = rubric.levels.compactMap(\.value.integer).min() else { return nil }
    let failed = rubric.criteria.first { $0.kind.text == "defect" && scores[$0.id.text] == lowest }
    return failed.map { "the criterion `\($0.id.text)` has the lowest level, \(lowest)" }
  }
}
