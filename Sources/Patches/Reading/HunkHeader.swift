/// `@@ -12,7 +12,9 @@`, with whatever behind it.
struct HunkHeader {
  /// No file has more lines: git's line numbers are 32 bits wide.
  private static let limit = Int(Int32.max) - 1

  let oldStart: Int
  let oldCount: Int
  let newStart: Int
  let newCount: Int

  /// Reads the line at which a reader stands, which begins with `@@ -`; nil where it is no header of a hunk.
  init?(in reader: PatchReader) throws(PatchSyntaxError) {
    var rest = reader.text.dropFirst(4)
    guard rest.endIndex < reader.bytes.count, let old = Self.range(&rest), Self.take(" +", from: &rest),
      let new = Self.range(&rest), Self.take(" @@", from: &rest)
    else { return nil }
    guard [old.start, old.count, new.start, new.count].allSatisfy({ $0 <= Self.limit }) else {
      throw reader.error(.numberTooLarge)
    }
    (oldStart, oldCount) = old
    (newStart, newCount) = new
  }

  private static func range(_ text: inout ArraySlice<UInt8>) -> (start: Int, count: Int)? {
    guard let start = number(&text) else { return nil }
    guard take(",", from: &text) else { return (start, 1) }
    return number(&text).map { (start, $0) }
  }

  /// A number; what is larger than the limit stays just above it.
  private static func number(_ text: inout ArraySlice<UInt8>) -> Int? {
    let digits = text.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    text = text[digits.endIndex...]
    return digits.reduce(0) { min($0 * 10 + Int($1 & 15), limit + 1) }
  }

  private static func take(_ expected: StaticString, from text: inout ArraySlice<UInt8>) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard expected.withUTF8Buffer({ text.prefix(count).elementsEqual($0) }) else { return false }
    text = text.dropFirst(count)
    return true
  }
}
