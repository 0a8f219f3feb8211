/// Puts a document together, node by node in document order, and keeps watch over limits and keys.
struct DocumentBuilder {
  private(set) var problems: [Problem] = []
  private var records: [Document.Record] = []
  private var text: [UInt8] = []
  /// The collections that are still open.
  private var open: [Open] = []
  /// Whether the next node is a mapping's key.
  private(set) var expectsKey = false
  private let limits: Limits
  private var isDiscarded = false

  private struct Open {
    let index: Int
    let isMapping: Bool
    /// The nodes in it so far, keys counted like values.
    var children: UInt32 = 0

    var expectsKey: Bool { isMapping && children & 1 == 0 }
  }

  /// - Parameter size: the bytes of the whole text, from which the room to reserve is estimated.
  init(limits: Limits, size: Int) {
    self.limits = limits
    records.reserveCapacity(size / 24 + 8)
    text.reserveCapacity(size)
    open.reserveCapacity(16)
  }

  /// The problems that one text is asked for; more would bury the first.
  static let mostProblems = 50

  mutating func add(_ problem: Problem) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(problem)
  }

  var hasRoot: Bool { !records.isEmpty }

  /// Adds a scalar. False where a limit is passed, which ends the reading.
  mutating func scalar(
    _ kind: Document.Kind, _ style: Document.Style, at mark: Mark, bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = text.count
    text.append(contentsOf: bytes)
    return close(scalar: kind, style, mark, from: start)
  }

  /// Where the next scalar's bytes will begin, for a reader that writes them piece by piece with ``append``.
  var textEnd: Int { text.count }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: bytes)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    text.append(contentsOf: String(scalar).utf8)
  }

  /// Adds the scalar whose bytes were appended since `start`.
  mutating func close(scalar kind: Document.Kind, _ style: Document.Style, _ mark: Mark, from start: Int) -> Bool {
    guard admit(mark) else { return false }
    let next = UInt32(records.count + 1)
    records.append(
      Document.Record(
        kind: kind, style: style, mark: mark, start: UInt32(start), count: UInt32(text.count - start), next: next))
    return true
  }

  /// Opens a sequence or a mapping. False where a limit is passed, which ends the reading.
  mutating func open(_ kind: Document.Kind, _ style: Document.Style, at mark: Mark) -> Bool {
    guard open.count < limits.depth else {
      add(Problem(.tooDeep, at: mark))
      return false
    }
    guard admit(mark) else { return false }
    open.append(Open(index: records.count, isMapping: kind == .mapping))
    expectsKey = kind == .mapping
    records.append(Document.Record(kind: kind, style: style, mark: mark, start: 0, count: 0, next: 0))
    return true
  }

  /// Closes the innermost collection; gives its place in the document's array.
  @discardableResult
  mutating func close() -> Int? {
    guard let closed = open.popLast() else { return nil }
    expectsKey = open.last?.expectsKey ?? false
    records[closed.index].next = UInt32(records.count)
    records[closed.index].count = closed.isMapping ? closed.children / 2 : closed.children
    if closed.isMapping { findDuplicateKeys(of: closed.index) }
    return closed.index
  }

  private mutating func admit(_ mark: Mark) -> Bool {
    guard records.count < limits.nodes else {
      add(Problem(.tooManyNodes, at: mark))
      return false
    }
    if let parent = open.indices.last {
      open[parent].children += 1
      expectsKey = open[parent].expectsKey
    }
    return true
  }

  /// Gives up the document: only its problems are wanted.
  mutating func discard() { isDiscarded = true }

  /// What was built, with its problems; no document where nothing was, where something is still open, or where the
  /// reading was given up.
  func finish() -> Reading {
    let isWhole = hasRoot && open.isEmpty && !isDiscarded
    let document = isWhole ? Document(records: records, text: text) : nil
    return Reading(draft: document, problems: problems.sorted { $0.mark < $1.mark })
  }
}

extension DocumentBuilder {
  /// So few keys are compared one with the other; more are hashed, with the process's own seed.
  private static let fewKeys = 8

  private mutating func findDuplicateKeys(of mapping: Int) {
    let count = Int(records[mapping].count)
    guard count > 1 else { return }
    if count <= Self.fewKeys {
      compareEach(mapping)
    } else {
      compareHashes(mapping, count)
    }
  }

  private mutating func compareEach(_ mapping: Int) {
    let end = Int(records[mapping].next)
    var key = mapping + 1
    while key < end {
      var earlier = mapping + 1
      while earlier < key {
        if isSameKey(earlier, key) {
          reportDuplicate(key)
          break
        }
        earlier = Int(records[earlier + 1].next)
      }
      guard key + 1 < end else { return }
      key = Int(records[key + 1].next)
    }
  }

  private mutating func compareHashes(_ mapping: Int, _ count: Int) {
    var hashes: [(hash: Int, key: Int)] = []
    hashes.reserveCapacity(count)
    let end = Int(records[mapping].next)
    var key = mapping + 1
    while key + 1 < end {
      hashes.append((hash(of: key), key))
      key = Int(records[key + 1].next)
    }
    hashes.sort { ($0.hash, $0.key) < ($1.hash, $1.key) }
    for index in hashes.indices.dropFirst() where hashes[index].hash == hashes[index - 1].hash {
      if isSameKey(hashes[index].key, hashes[index - 1].key) { reportDuplicate(hashes[index].key) }
    }
  }

  private func bytes(_ key: Int) -> ArraySlice<UInt8> {
    let record = records[key]
    return text[Int(record.start)..<Int(record.start + record.count)]
  }

  private func hash(of key: Int) -> Int {
    var hasher = Hasher()
    let slice = bytes(key)
    slice.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  private func isSameKey(_ left: Int, _ right: Int) -> Bool {
    guard records[left].kind != .mapping, records[left].kind != .sequence else { return false }
    guard records[right].kind != .mapping, records[right].kind != .sequence else { return false }
    let (left, right) = (records[left], records[right])
    guard left.count == right.count else { return false }
    return text.withUnsafeBufferPointer { text in
      for offset in 0..<left.count where text[Int(left.start + offset)] != text[Int(right.start + offset)] {
        return false
      }
      return true
    }
  }

  private mutating func reportDuplicate(_ key: Int) {
    add(Problem(.duplicateKey, at: records[key].mark, detail: String(decoding: bytes(key), as: UTF8.self)))
  }
}
