import Dataset
package import Documents
package import Schema

extension Consensus {
  /// What several people's values come to; nil where they leave it open.
  ///
  /// - Parameter values: one for each person; those that are no step of the scale are nobody's word.
  func value(of values: [Value], on steps: FieldScale.Steps) -> Value? {
    let votes = values.filter { steps.contains($0) }
    guard !votes.isEmpty else { return nil }
    switch (self, steps) {
    case (.adjudicated, _): return Set(votes.map(\.plain)).count == 1 ? votes[0] : nil
    case (.median, .numbers(let range)): return Self.median(of: votes.compactMap(\.wholeNumber).sorted(), range)
    case (.median, .values), (.majority, _): return Self.majority(of: votes)
    }
  }

  private static func majority(of votes: [Value]) -> Value? {
    Dictionary(grouping: votes, by: \.plain).values.first { $0.count * 2 > votes.count }?.first
  }

  private static func median(of votes: [Int], _ range: ClosedRange<Int>) -> Value? {
    let (lower, upper) = (votes[(votes.count - 1) / 2], votes[votes.count / 2])
    let isSigned = range.lowerBound < 0 && range.upperBound > 0
    guard isSigned else { return .integer(lower) }
    // Half of the people lean to one side, and half to the other: no number in between is anybody's word.
    guard lower >= 0 || upper <= 0 else { return nil }
    return .integer(lower.magnitude < upper.magnitude ? lower : upper)
  }
}

extension FieldScale.Steps {
  /// Whether a value is a step of the scale.
  package func contains(_ value: Value) -> Bool {
    switch self {
    case .numbers(let range): value.wholeNumber.map(range.contains) ?? false
    case .values(let values): values.contains { $0.plain == value.plain }
    }
  }
}

extension Value {
  /// A whole number, however it is written; nil for everything else.
  fileprivate var wholeNumber: Int? {
    guard case .number(let text) = self else { return nil }
    return Number(Array(text.utf8))?.integer
  }

  /// The value, a whole number in the digits that are usual.
  fileprivate var plain: Value { wholeNumber.map { .integer($0) } ?? self }
}
