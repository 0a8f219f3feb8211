import Documents
import Schema

/// Functions, RFC 9535, 2.4.
extension Evaluation {
  /// `length()`, 2.4.4: Unicode scalars of a text, elements, entries; nothing for what has no length.
  mutating func length(of value: Term, at index: Int) -> Term {
    switch value {
    case .text(let bytes):
      guard spend(bytes.count >> 5, at: index) else { return .nothing }
      return .integer(bytes.count { $0 & 0xC0 != 0x80 })
    case .collection(let collection): return .integer(Int(source.records[collection].count))
    case .nothing, .null, .boolean, .integer, .digits, .literalNumber: return .nothing
    }
  }

  /// `match()` and `search()`, 2.4.6 and 2.4.7: false where one argument is no text, or the pattern no I-Regexp.
  mutating func matches(_ match: Tables.Match, for current: Int) -> Bool {
    guard case .text(let text) = value(of: match.text, for: current) else { return false }
    switch match.pattern {
    case .literal(let number):
      guard let written, spend(4 + text.count >> 4, at: current) else { return false }
      return outcome(written[number], text, at: current)
    case .operand(let operand):
      guard case .text(let bytes) = value(of: operand, for: current) else { return false }
      guard spend(PatternStore.cost + text.count >> 4, at: current) else { return false }
      let (pattern, isNew) = store.pattern(bytes, isWhole: match.isWhole)
      if isNew, !spend(PatternStore.cost + bytes.count << 4, at: current) { return false }
      return outcome(pattern, text, at: current)
    }
  }

  private mutating func outcome(
    _ pattern: PatternStore.Entry, _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Bool {
    switch pattern {
    case .malformed: return false
    case .tooLarge: return stop(.largePattern, at: index, "a pattern is too large to be compiled")
    case .pattern(let pattern):
      switch pattern.match(text) {
      case .match: return true
      case .noMatch: return false
      case .undecided:
        return stop(
          .undecidedPattern, at: index,
          "a pattern cannot be decided on \(text.count) bytes of text: it goes back too often, or the text is too long")
      }
    }
  }
}
