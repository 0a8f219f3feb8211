import Documents

/// One query being evaluated on one document.
///
/// A node is sent through the segments by itself, and what comes out goes on to the next one at once. That gives the
/// RFC's order without a list for each segment, and ends early where one node suffices. What returns "whether to go on"
/// says no when enough is selected or a limit is reached.
struct Evaluation {
  /// The bytes of a document and of a query, as long as the evaluation lasts.
  struct Source {
    let storage: Document.Storage
    let records: UnsafeBufferPointer<Document.Record>
    let text: UnsafeBufferPointer<UInt8>
    let literals: UnsafeBufferPointer<UInt8>
  }

  let program: Program
  let source: Source
  let root: Int
  let store: PatternStore
  /// The patterns of the query; nil where it has none.
  let written: WrittenPatterns?
  /// Why the evaluation was given up: its answers mean nothing then.
  private(set) var limit: JSONPathLimit?
  private var steps: Int
  private let mostSteps: Int
  private var depth = 0

  /// Calls inside one another: levels of the document, segments and filters.
  private static let deepest = 1000

  init(program: Program, source: Source, root: Int, store: PatternStore, steps: Int) {
    self.program = program
    self.source = source
    self.root = root
    self.store = store
    written = store.patterns(of: program)
    self.steps = steps
    mostSteps = steps
  }

  var tables: Tables { program.tables }

  /// Pays for work; false where none may be done any more.
  mutating func spend(_ cost: Int, at index: Int) -> Bool {
    steps -= cost
    if steps >= 0 { return true }
    guard limit == nil else { return false }
    return stop(.steps, at: index, "the query takes more than \(mostSteps) steps in this document")
  }

  /// Gives up; always false.
  mutating func stop(_ kind: JSONPathLimit.Kind, at index: Int, _ text: String) -> Bool {
    if limit == nil { limit = JSONPathLimit(kind: kind, mark: source.records[index].mark, text: text) }
    steps = -1
    return false
  }

  /// Goes one call deeper, if that is allowed; ``leave()`` comes back.
  mutating func enter(at index: Int) -> Bool {
    guard depth < Self.deepest else {
      return stop(.depth, at: index, "query and document together are nested deeper than \(Self.deepest) levels")
    }
    depth += 1
    return true
  }

  mutating func leave() { depth -= 1 }

  /// Adds what a query selects; whether to go on.
  mutating func follow(_ query: Tables.Query, from index: Int, into selection: inout Selection) -> Bool {
    follow(query.segments, from: index, into: &selection)
  }

  /// Adds what segments select from one node; whether to go on.
  mutating func follow(_ segments: Range<Int>, from index: Int, into selection: inout Selection) -> Bool {
    var (next, index) = (segments.lowerBound, index)
    while next < segments.upperBound {
      let segment = tables.segments[next]
      next += 1
      guard segment.isStep else {
        let rest = next..<segments.upperBound
        guard enter(at: index) else { return false }
        defer { leave() }
        return segment.isDescendant
          ? descend(segment, rest, from: index, into: &selection) : select(segment, rest, from: index, into: &selection)
      }
      guard let child = child(tables.selectors[segment.selectors.lowerBound], of: index) else { return limit == nil }
      index = child
    }
    return spend(1, at: index) && selection.add(index, source.storage)
  }

  /// The node that a singular query selects.
  mutating func node(of query: Tables.Query, from index: Int) -> Int? {
    var index = index
    for segment in query.segments {
      guard let child = child(tables.selectors[tables.segments[segment].selectors.lowerBound], of: index) else {
        return nil
      }
      index = child
    }
    return index
  }

  /// A descendant segment, 2.5.2: a node comes before its children, and those in order.
  private mutating func descend(
    _ segment: Tables.Segment, _ rest: Range<Int>, from index: Int, into selection: inout Selection
  ) -> Bool {
    guard select(segment, rest, from: index, into: &selection) else { return false }
    guard let offset = source.offset(in: index) else { return true }
    guard enter(at: index) else { return false }
    defer { leave() }
    let end = Int(source.records[index].next)
    var child = index + 1 + offset
    while child < end {
      // Nothing is selected from what has no children.
      if source.offset(in: child) == nil {
        guard spend(1, at: child) else { return false }
      } else {
        guard descend(segment, rest, from: child, into: &selection) else { return false }
      }
      child = Int(source.records[child].next) + offset
    }
    return true
  }
}

extension Evaluation.Source {
  /// What stands in front of each child of a collection: a key in a mapping, nothing in a list; nil for scalars.
  func offset(in index: Int) -> Int? {
    switch records[index].kind {
    case .mapping: 1
    case .sequence: 0
    case .null, .boolean, .number, .string: nil
    }
  }

  /// The bytes of a scalar or a key.
  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let record = records[index]
    return UnsafeBufferPointer(rebasing: text[Int(record.start)..<Int(record.start + record.count)])
  }

  /// A name or string of the query.
  func literal(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: literals[range])
  }

  /// The value under a key of a mapping.
  func value(under key: UnsafeBufferPointer<UInt8>, in mapping: Int) -> Int? {
    let end = Int(records[mapping].next)
    var candidate = mapping + 1
    while candidate < end {
      let record = records[candidate]
      if Int(record.count) == key.count, reads(key, at: Int(record.start)) { return candidate + 1 }
      candidate = Int(records[candidate + 1].next)
    }
    return nil
  }

  private func reads(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for place in 0..<key.count where text[start + place] != key[place] { return false }
    return true
  }
}
