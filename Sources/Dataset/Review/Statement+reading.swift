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
      let words = ReviewVerdict.allCases.map(\.trailer) + [Statement.sealing, Statement.disowning, Statement.waiving]
      let known = Set(words.map { $0.lowercased() })
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
  private static func single(_ action: StatementAction) -> [String] {
    [StatementAction.key, "Dataset-Batch", "Rubric", signatory(of: action)] + (action == .waive ? [checkKey] : [])
  }
  /// The keys of the trailers that name items, by what a statement does.
  private static func naming(_ action: StatementAction) -> [String] {
    switch action {
    case .review: ReviewVerdict.allCases.map(\.trailer)
    // An adjudication decides, which a withdrawal does not.
    case .adjudicate: ReviewVerdict.allCases.filter { $0 != .withdraw }.map(\.trailer)
    case .seal: [sealing]
    case .disown: [disowning]
    case .waive: [waiving]
    default: []
    }
  }

  /// What may stand among the trailers of a statement beside its own.
  private static let others: Set<String> = ["Signed-off-by"]

  /// Reads what the trailers of a commit state about items; nil where they state nothing, or something else.
  ///
  /// Reading is strict: every trailer is one that a statement has, in just that spelling, once where it stands once.
  package static func read(_ trailers: [(key: String, value: String)]) throws(StatementFault) -> Statement? {
    guard let action = try StatementAction.stated(by: trailers), !naming(action).isEmpty else { return nil }
    var entries: [Entry] = []
    for trailer in trailers {
      if naming(action).contains(trailer.key) {
        entries.append(try entry(trailer.key, trailer.value))
      } else if !single(action).contains(trailer.key), !others.contains(trailer.key) {
        throw unknown(trailer.key, in: action)
      }
    }
    let batch = try value(of: "Dataset-Batch", trailers) { BatchName($0) }
    let rubric = try value(of: "Rubric", trailers) { RubricReference($0) }
    let check = action == .waive ? try value(of: checkKey, trailers) { $0.isCheckID ? $0 : nil } : nil
    let reviewer = try value(of: signatory(of: action), trailers) { Mailbox($0) }
    guard rubric.stream == batch.stream else { throw .foreignRubric(rubric, batch) }
    guard !entries.isEmpty else { throw .noItem(naming(action)) }
    var seen: Set<String> = []
    if let again = entries.first(where: { !seen.insert($0.item).inserted }) { throw .repeated(again.item) }
    return Statement(
      action: action, batch: batch, rubric: rubric, check: check, entries: entries, reviewer: reviewer)
  }

  static func value<Value>(
    of key: String, _ trailers: [(key: String, value: String)], _ read: (String) -> Value?
  ) throws(StatementFault) -> Value {
    let texts = trailers.filter { $0.key == key }.map(\.value)
    guard let text = texts.first else { throw .missing(key) }
    guard texts.count == 1 else { throw .doubled(key) }
    guard let value = read(text) else { throw .malformed(key, text) }
    return value
  }

  /// `ID BLOB`
  private static func entry(_ key: String, _ text: String) throws(StatementFault) -> Entry {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0].isIdentifier, words[1].isHex(digits: 40) else {
      throw .malformed(key, text)
    }
    let verdict = ReviewVerdict.allCases.first { $0.trailer == key }
    return Entry(verdict: verdict, item: String(words[0]), blob: String(words[1]))
  }

  private static func unknown(_ key: String, in action: StatementAction) -> StatementFault {
    let meant = (single(action) + naming(action)).first { $0.lowercased() == key.lowercased() }
    if let meant { return .misspelt(key, as: meant) }
    let isOfAnother = naming(.review).contains(key) || [sealing, disowning, waiving].contains(key)
    return isOfAnother ? .misplaced(key, action, naming(action)) : .unknownKey(key)
  }
}

extension String {
  /// Whether it can be the id of a check: `<stream type>/<name>`.
  fileprivate var isCheckID: Bool {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy(\.isIdentifier)
  }
}
