import CPCRE2

/// A compiled pattern, ECMA-262 on PCRE2, bounded in time.
///
/// It belongs to one worker: the match data inside is written to by each match.
package final class Pattern {
  /// What came of looking for a pattern.
  package enum Outcome {
    case match, noMatch
    /// The limits did not suffice to tell; never to be taken for either answer.
    case undecided
  }

  /// What a pattern takes out of a text.
  package enum Capture: Hashable {
    case text(String)
    case noMatch
    /// The limits did not suffice to tell; never to be taken for either answer.
    case undecided
  }

  /// The most bytes that a pattern which may begin anywhere is applied to.
  private static let unanchoredLimit = 8 << 10
  private static let options =
    PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF

  private let code: OpaquePointer
  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?
  private let isAnchored: Bool
  private let hasGroups: Bool

  /// How often a match may go back before it is undecided.
  package static let backtracking: UInt32 = 200_000

  /// Nil where the pattern is malformed, or no memory is left.
  ///
  /// - Parameter backtracking: how often a match may go back before it is undecided.
  package convenience init?(_ pattern: String, backtracking: UInt32 = Pattern.backtracking) {
    let isAnchored = pattern.hasPrefix("^") && !pattern.contains("|")
    self.init(pattern, isAnchored: isAnchored, backtracking: backtracking)
  }

  /// A pattern that has to match a text as a whole; nil as above.
  package convenience init?(whole pattern: String, backtracking: UInt32 = Pattern.backtracking) {
    // By itself, so that what closes a group of its own does not close this one.
    guard Self.fault(in: pattern) == nil else { return nil }
    self.init("^(?:\(pattern))$", isAnchored: true, backtracking: backtracking)
  }

  private init?(_ pattern: String, isAnchored: Bool, backtracking: UInt32) {
    guard case .success(let code) = Self.compile(pattern) else { return nil }
    guard let data = pcre2_match_data_create_8(2, nil), let context = pcre2_match_context_create_8(nil) else {
      pcre2_code_free_8(code)
      return nil
    }
    self.code = code
    self.data = data
    self.context = context
    self.isAnchored = isAnchored
    var groups: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    hasGroups = groups > 0
    pcre2_set_match_limit_8(context, backtracking)
    pcre2_set_depth_limit_8(context, 20_000)
    stack = pcre2_jit_stack_create_8(32 << 10, 4 << 20, nil)
    if pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0, let stack {
      pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }
  }

  deinit {
    if let stack { pcre2_jit_stack_free_8(stack) }
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(data)
    pcre2_code_free_8(code)
  }

  /// Looks for the pattern in a text of valid UTF-8.
  package func match(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard isAnchored || text.count <= Self.unanchoredLimit else { return .undecided }
    let result = pcre2_match_8(code, text.baseAddress, text.count, 0, PCRE2_NO_UTF_CHECK, data, context)
    if result >= 0 { return .match }
    return result == PCRE2_ERROR_NOMATCH ? .noMatch : .undecided
  }

  /// What the pattern's first group takes out of a text, or the whole match where the pattern has no group.
  ///
  /// A group that takes no part in the match counts as no match.
  package func capture(in text: String) -> Capture {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      switch match(bytes) {
      case .noMatch: return .noMatch
      case .undecided: return .undecided
      case .match:
        let places = pcre2_get_ovector_pointer_8(data)!
        let (start, end) = hasGroups ? (places[2], places[3]) : (places[0], places[1])
        // PCRE2 marks a group without a match by -1; `\K` can put a start behind its end.
        guard start >= 0, start <= end, end <= bytes.count else { return .noMatch }
        return .text(String(decoding: bytes[start..<end], as: UTF8.self))
      }
    }
  }

  /// What is wrong with a pattern; nil where it compiles.
  package static func fault(in pattern: String) -> String? {
    switch compile(pattern) {
    case .success(let code):
      pcre2_code_free_8(code)
      return nil
    case .failure(let fault): return fault.text
    }
  }

  private struct Fault: Error {
    let text: String
  }

  private static func compile(_ pattern: String) -> Result<OpaquePointer, Fault> {
    let translated = Array(PatternTranslation.translated(pattern).utf8)
    guard let context = pcre2_compile_context_create_8(nil) else { return .failure(Fault(text: "no memory is left")) }
    defer { pcre2_compile_context_free_8(context) }
    // For the escape `\u{1F600}`.
    pcre2_set_compile_extra_options_8(context, PCRE2_EXTRA_ALT_BSUX)
    var error: Int32 = 0
    var offset = 0
    guard let code = pcre2_compile_8(translated, translated.count, options, &error, &offset, context) else {
      return .failure(Fault(text: message(error)))
    }
    return .success(code)
  }

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(code)"
  }
}
