import Documents

/// What a query compiles to: flat tables of small values that refer to one another by number.
///
/// What is looked at for every node holds no object, so that no reference is counted.
struct Tables: Sendable {
  /// A query or a part of one, from `$` or `@`.
  struct Query: Sendable {
    let isRelative: Bool
    /// Whether it selects one node at most.
    let isSingular: Bool
    let segments: Range<Int>
  }

  /// RFC 9535, 2.5.
  struct Segment: Sendable {
    let isDescendant: Bool
    /// Whether it leads to one child at most: a child segment with one name or index.
    let isStep: Bool
    let selectors: Range<Int>
  }

  /// RFC 9535, 2.3.
  enum Selector: Sendable {
    /// A range of ``Tables/text``.
    case name(Range<Int>)
    case wildcard
    case index(Int)
    /// One of ``Tables/slices``.
    case slice(Int)
    /// One of ``Tables/tests``.
    case filter(Int)

    /// Whether it selects one node at most.
    var isSingular: Bool {
      switch self {
      case .name, .index: true
      case .wildcard, .slice, .filter: false
      }
    }
  }

  /// RFC 9535, 2.3.4.
  struct Slice: Sendable {
    let start: Int?
    let end: Int?
    let step: Int
  }

  /// A logical expression, RFC 9535, 2.3.5.
  enum Test: Sendable {
    /// Ranges of ``Tables/listed``.
    case all(Range<Int>)
    case any(Range<Int>)
    /// One of ``Tables/tests``.
    case not(Int)
    /// One of ``Tables/queries`` selects anything.
    case exists(Int)
    /// One of ``Tables/comparisons``.
    case comparison(Int)
    /// One of ``Tables/matches``.
    case match(Int)
  }

  /// The operators of RFC 9535, 2.3.5.1.
  enum Comparator: Sendable {
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual
  }

  struct Comparison: Sendable {
    let left: Operand
    let comparator: Comparator
    let right: Operand
  }

  /// What has a value, or none: what the RFC calls ValueType.
  enum Operand: Sendable {
    case null
    case boolean(Bool)
    /// A number that a machine word holds, and one of ``Tables/numbers``.
    case integer(Int)
    case number(Int)
    /// A range of ``Tables/text``.
    case string(Range<Int>)
    /// One of ``Tables/queries``, a singular one.
    case query(Int)
    /// `length()` of one of ``Tables/operands``.
    case length(Int)
    /// `count()` and `value()` of one of ``Tables/queries``.
    case count(Int)
    case value(Int)
  }

  /// `match()` or `search()`, RFC 9535, 2.4.6 and 2.4.7.
  struct Match: Sendable {
    let isWhole: Bool
    let text: Operand
    let pattern: PatternSource
  }

  /// Where a pattern comes from.
  enum PatternSource: Sendable {
    /// One of ``Tables/patterns``.
    case literal(Int)
    /// Known in the document alone.
    case operand(Operand)
  }

  /// A pattern that the query writes out.
  struct LiteralPattern: Sendable {
    let isWhole: Bool
    /// As it is compiled; nil where it is no I-Regexp, and so matches nothing.
    let translated: String?
  }

  var queries: [Query] = []
  var segments: [Segment] = []
  var selectors: [Selector] = []
  var slices: [Slice] = []
  var tests: [Test] = []
  /// What ``Test/all(_:)`` and ``Test/any(_:)`` consist of, by their numbers.
  var listed: [Int] = []
  var comparisons: [Comparison] = []
  var operands: [Operand] = []
  var matches: [Match] = []
  var patterns: [LiteralPattern] = []
  var numbers: [Number] = []
  /// The bytes of names and strings.
  var text: [UInt8] = []
}

extension Array {
  /// Adds an element, and gives its number.
  mutating func place(_ element: Element) -> Int {
    append(element)
    return count - 1
  }

  /// Adds elements, and gives their range.
  mutating func place(all elements: [Element]) -> Range<Int> {
    append(contentsOf: elements)
    return (count - elements.count)..<count
  }
}
