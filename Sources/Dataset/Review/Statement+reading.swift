extension StatementAction {
  /// What the trailers of a commit state; nil where they state nothing.
  ///
  /// - Throws: ``StatementFault`` where they look like a statement and are none: an action that nobody knows, two of
  ///   them, or verdicts without any.
  package static func stated(
    by trailers: [(key: String, value: String)]
  ) throws(StatementFault) -> StatementAction? {
    let values = trailers.filter { $0.key == key }.map(\.value)
    for trailer in trailers where trailer.key != key && trailer.key.lowercased() == key.lowercased() {
      throw .misspelt(trailer.key, as: key)
    }
    guard let value = values.first else {
      // Words that only statements have mean nothing without the action, and whoever reads them takes them for more.
      let known = Set(ReviewVerdict.allCases.map { $0.trailer.lowercased() })
      let stray = trailers.first {
        known.contains($0.key.lowercased()) || $0.key.lowercased().hasPrefix("dataset-")
      }
      if let stray { throw .noAction(stray.key) }
      return nil
    }
    guard values.count == 1 else { throw .doubled(key) }
    guard let action = StatementAction(rawValue: value) else { throw .unknownAction(value) }
    return action
  }
}

extension Statement {
  /// The keys of a statement's trailers that stand once.
  private static let single = [StatementAction.key, "Dataset-Batch", "Rubric", "Reviewed-by"]
  private static let verdicts = Dictionary(uniqueKeysWithValues: ReviewVerdict.allCases.map { ($0.trailer, $0) })
  /// What may stand among the trailers of a statement beside its own.
  private static let others: Set<String> = ["Signed-off-by"]

  /// Reads the verdicts that the trailers of a commit state; nil where they state nothing, or something else.
  ///
  /// Reading is strict: every trailer is one that a statement has, in just that spelling, once where it stands once.
  package static func read(_ trailers: [(key: String, value: String)]) throws(StatementFault) -> Statement? {
    guard let action = try StatementAction.stated(by: trailers), action == .review || action == .adjudicate else {
      return nil
    }
    var entries: [Entry] = []
    for trailer in trailers {
      if let verdict = verdicts[trailer.key] {
        entries.append(try entry(verdict, trailer.value))
      } else if !single.contains(trailer.key), !others.contains(trailer.key) {
        throw unknown(trailer.key)
      }
    }
    let batch = try value(of: "Dataset-Batch", trailers) { BatchName($0) }
    let rubric = try value(of: "Rubric", trailers) { RubricReference($0) }
    let reviewer = try value(of: "Reviewed-by", trailers) { Mailbox($0) }
    guard rubric.stream == batch.stream else { throw .foreignRubric(rubric, batch) }
    guard !entries.isEmpty else { throw .noVerdict }
    var seen: Set<String> = []
    if let again = entries.first(where: { !seen.insert($0.item).inserted }) { throw .repeated(again.item) }
    if action == .adjudicate, let entry = entries.first(where: { $0.verdict == .withdraw }) {
      throw .noDecision(entry.verdict.trailer)
    }
    return Statement(action: action, batch: batch, rubric: rubric, entries: entries, reviewer: reviewer)
  }

  private static func value<Value>(
    of key: String, _ trailers: [(key: String, value: String)], _ read: (String) -> Value?
  ) throws(StatementFault) -> Value {
    let texts = trailers.filter { $0.key == key }.map(\.value)
    guard let text = texts.first else { throw .missing(key) }
    guard texts.count == 1 else { throw .doubled(key) }
    guard let value = read(text) else { throw .malformed(key, text) }
    return value
  }

  /// `ID BLOB`
  private static func entry(_ verdict: ReviewVerdict, _ text: String) throws(StatementFault) -> Entry {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0].isIdentifier, words[1].isHex(digits: 40) else {
      throw .malformed(verdict.trailer, text)
    }
    return Entry(verdict: verdict, item: String(words[0]), blob: String(words[1]))
  }

  private static func unknown(_ key: String) -> StatementFault {
    let known = single + verdicts.keys.sorted()
    let meant = known.first { $0.lowercased() == key.lowercased() }
    return meant.map { .misspelt(key, as: $0) } ?? .unknownKey(key)
  }
}
