import Schema

/// The compiled patterns of one worker.
final class PatternStore {
  /// What came of compiling a pattern.
  enum Entry {
    case pattern(Pattern)
    /// No I-Regexp: it matches nothing.
    case malformed
    /// It may well be one, but it cannot be compiled.
    case tooLarge
  }

  /// What a pattern of a document costs in steps, to compile and again with each match: whoever wrote the document
  /// chose it, so that one evaluation makes two thousand matches at most.
  static let cost = 1000
  /// The bytes of a pattern in a document, at most.
  private static let longest = 1 << 10
  /// How often a match of one may go back.
  private static let backtracking: UInt32 = 10_000
  private static let mostPatterns = 64
  private static let mostPrograms = 1024

  private struct Key: Hashable {
    let bytes: [UInt8]
    let isWhole: Bool
  }

  private var found: [Key: Entry] = [:]
  private var written: [ObjectIdentifier: WrittenPatterns] = [:]

  /// The patterns that a query writes out; nil where there are none.
  func patterns(of program: Program) -> WrittenPatterns? {
    if program.tables.patterns.isEmpty { return nil }
    if let patterns = written[ObjectIdentifier(program)] { return patterns }
    if written.count >= Self.mostPrograms { written = [:] }
    let patterns = WrittenPatterns(program)
    written[ObjectIdentifier(program)] = patterns
    return patterns
  }

  /// A pattern that stands in a document, and whether it had to be compiled.
  func pattern(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> (Entry, isNew: Bool) {
    guard bytes.count <= Self.longest else { return (.tooLarge, isNew: false) }
    let key = Key(bytes: Array(bytes), isWhole: isWhole)
    if let entry = found[key] { return (entry, isNew: false) }
    if found.count >= Self.mostPatterns { found = [:] }
    let translated = (try? IRegexp(String(decoding: bytes, as: UTF8.self)))?.translated
    let entry = Self.compile(translated, isWhole: isWhole, backtracking: Self.backtracking)
    found[key] = entry
    return (entry, isNew: true)
  }

  /// Compiles a pattern that conforms to the grammar; nil stands for one that does not.
  static func compile(_ translated: String?, isWhole: Bool, backtracking: UInt32 = Pattern.backtracking) -> Entry {
    guard let translated else { return .malformed }
    let pattern =
      isWhole
      ? Pattern(whole: translated, backtracking: backtracking) : Pattern(translated, backtracking: backtracking)
    return pattern.map { .pattern($0) } ?? .tooLarge
  }
}

/// The patterns that one query writes out, compiled when they are first asked for.
final class WrittenPatterns {
  /// Held, so that no other program gets its identity.
  private let program: Program
  private var entries: [PatternStore.Entry?]

  init(_ program: Program) {
    self.program = program
    entries = Array(repeating: nil, count: program.tables.patterns.count)
  }

  subscript(number: Int) -> PatternStore.Entry {
    if let entry = entries[number] { return entry }
    let pattern = program.tables.patterns[number]
    let entry = PatternStore.compile(pattern.translated, isWhole: pattern.isWhole)
    entries[number] = entry
    return entry
  }
}
