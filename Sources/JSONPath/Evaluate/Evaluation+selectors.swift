import Documents

/// Selectors, RFC 9535, 2.3.
extension Evaluation {
  /// The child that a name or an index selects, 2.3.1 and 2.3.3; nil for other selectors.
  mutating func child(_ selector: Tables.Selector, of index: Int) -> Int? {
    let record = source.records[index]
    switch selector {
    case .name(let range):
      guard record.kind == .mapping else { return nil }
      return value(under: source.literal(range), in: index)
    case .index(let position):
      guard record.kind == .sequence else { return nil }
      let count = Int(record.count)
      let place = position < 0 ? position + count : position
      guard (0..<count).contains(place), spend(1 + place >> 3, at: index) else { return nil }
      return element(place, of: index)
    case .wildcard, .slice, .filter: return nil
    }
  }

  /// The value under a key of a mapping. It is looked for among all keys, and those may be long and much like it.
  mutating func value(under key: UnsafeBufferPointer<UInt8>, in mapping: Int) -> Int? {
    let count = Int(source.records[mapping].count)
    guard spend(1 + count >> 3 + (count * key.count) >> 7, at: mapping) else { return nil }
    return source.value(under: key, in: mapping)
  }

  private func element(_ place: Int, of sequence: Int) -> Int {
    var element = sequence + 1
    for _ in 0..<place { element = Int(source.records[element].next) }
    return element
  }

  /// A child segment, 2.5.1; whether to go on.
  mutating func select(
    _ segment: Tables.Segment, _ rest: Range<Int>, from index: Int, into selection: inout Selection
  ) -> Bool {
    for number in segment.selectors {
      let goesOn =
        switch tables.selectors[number] {
        case .wildcard: selectAll(rest, from: index, into: &selection)
        case .filter(let test): filter(test, rest, from: index, into: &selection)
        case .slice(let slice): selectSlice(tables.slices[slice], rest, from: index, into: &selection)
        case .name, .index: selectOne(tables.selectors[number], rest, from: index, into: &selection)
        }
      guard goesOn else { return false }
    }
    return spend(1, at: index)
  }

  private mutating func selectOne(
    _ selector: Tables.Selector, _ rest: Range<Int>, from index: Int, into selection: inout Selection
  ) -> Bool {
    guard let child = child(selector, of: index) else { return limit == nil }
    return follow(rest, from: child, into: &selection)
  }

  /// 2.3.2.
  private mutating func selectAll(_ rest: Range<Int>, from index: Int, into selection: inout Selection) -> Bool {
    guard let offset = source.offset(in: index) else { return true }
    let end = Int(source.records[index].next)
    var child = index + 1 + offset
    while child < end {
      guard spend(1, at: child), follow(rest, from: child, into: &selection) else { return false }
      child = Int(source.records[child].next) + offset
    }
    return true
  }

  /// 2.3.5.
  private mutating func filter(
    _ test: Int, _ rest: Range<Int>, from index: Int, into selection: inout Selection
  ) -> Bool {
    guard let offset = source.offset(in: index) else { return true }
    let end = Int(source.records[index].next)
    var child = index + 1 + offset
    while child < end {
      guard spend(1, at: child) else { return false }
      let isWanted = holds(test, for: child)
      guard limit == nil else { return false }
      if isWanted, !follow(rest, from: child, into: &selection) { return false }
      child = Int(source.records[child].next) + offset
    }
    return true
  }

  /// 2.3.4.
  private mutating func selectSlice(
    _ slice: Tables.Slice, _ rest: Range<Int>, from index: Int, into selection: inout Selection
  ) -> Bool {
    let record = source.records[index]
    guard record.kind == .sequence else { return true }
    let places = slice.places(of: Int(record.count))
    guard !places.isEmpty, spend(Int(record.count), at: index) else { return limit == nil }
    var elements: [Int] = []
    var element = index + 1
    for _ in 0..<Int(record.count) {
      elements.append(element)
      element = Int(source.records[element].next)
    }
    for place in places {
      guard spend(1, at: elements[place]), follow(rest, from: elements[place], into: &selection) else { return false }
    }
    return true
  }
}

extension Tables.Slice {
  /// The places in a list of so many elements, 2.3.4.2.2.
  ///
  /// Bounds are whole numbers within 2^53, so nothing overflows.
  fileprivate func places(of count: Int) -> StrideTo<Int> {
    func normalized(_ place: Int) -> Int { place < 0 ? place + count : place }
    if step > 0 {
      let lower = min(max(normalized(start ?? 0), 0), count)
      let upper = min(max(normalized(end ?? count), 0), count)
      return stride(from: lower, to: max(lower, upper), by: step)
    }
    guard step < 0 else { return stride(from: 0, to: 0, by: 1) }
    let upper = min(max(normalized(start ?? count - 1), -1), count - 1)
    let lower = end.map { min(max(normalized($0), -1), count - 1) } ?? -1
    return stride(from: upper, to: min(lower, upper), by: step)
  }
}

extension StrideTo where Element == Int {
  fileprivate var isEmpty: Bool { !contains { _ in true } }
}
