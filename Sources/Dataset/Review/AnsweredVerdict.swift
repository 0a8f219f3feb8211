import Documents

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
