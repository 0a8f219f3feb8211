/// What stands under some keys at the top of a text, without a document being made of all of it.
///
/// Only the plainest YAML is understood: block mappings and sequences, scalars of one line, literal blocks, lists of
/// words, comments from the first column on. For every text that is given an outline, ``Document/read(_:as:limits:)``
/// finds no problem and the same under these keys; for whatever is written otherwise, or may be wrong, there is none,
/// and it must be read in full.
package struct Outline {
  /// What stands under a key.
  package enum Content: Hashable, Sendable {
    case text(String)
    /// A sequence of texts and nothing else.
    case texts([String])
  }

  /// What was found, key by key.
  package private(set) var contents: [Content?]

  let bytes: UnsafeBufferPointer<UInt8>
  private let keys: [String]
  /// The collections around the line, the root first.
  private var open: [Open] = []
  /// The keys of all open mappings.
  private var known: [Range<Int>] = []
  /// Whether the newest key has no value yet.
  private var isPending = false
  /// Which of ``keys`` the newest entry of the root is; nil for any other.
  private var subject: Int?
  private var nodes = 0

  private struct Open {
    let isMapping: Bool
    let indent: Int
    /// How many keys were known when it was opened.
    let before: Int
  }

  /// Less than what a document may have, so that what is counted otherwise makes no difference.
  private static let (mostNodes, mostDepth, mostKeys, longestKey) = (50_000, 16, 64, 128)

  /// Finds what stands under `keys` in a text of YAML that is not larger than its limit; nil where it must be read in
  /// full to tell.
  package static func read(_ bytes: [UInt8], keys: [String]) -> Outline? {
    bytes.withUnsafeBufferPointer { bytes in
      guard !holdsTabsOrReturns(bytes), Document.refusal(bytes, as: .yaml, limits: .item) == nil else { return nil }
      var outline = Outline(bytes: bytes, keys: keys)
      return outline.run() ? outline : nil
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, keys: [String]) {
    self.bytes = bytes
    self.keys = keys
    contents = [Content?](repeating: nil, count: keys.count)
  }

  private static func holdsTabsOrReturns(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without a way out in between, so that many bytes are compared at once.
    var found: UInt8 = 0
    for byte in bytes { found |= byte == 0x09 || byte == 0x0D ? 1 : 0 }
    return found != 0
  }

  private mutating func run() -> Bool {
    var index = 0
    while index < bytes.count {
      guard let next = line(index, end: endOfLine(index)) else { return false }
      index = next
    }
    return !open.isEmpty && !isPending && nodes < Self.mostNodes
  }

  func endOfLine(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  /// Reads a line, and what belongs to it; gives where the next one begins, and nil where it is not understood.
  private mutating func line(_ start: Int, end: Int) -> Int? {
    guard start < end, bytes[start] != UInt8(ascii: "#") else { return end + 1 }
    var text = start
    while text < end, bytes[text] == 0x20 { text += 1 }
    guard text < end else { return nil }
    let indent = text - start
    let isElement = text + 1 < end && bytes[text] == UInt8(ascii: "-") && bytes[text + 1] == 0x20
    guard settle(indent, isElement) else { return nil }
    return isElement ? element(text + 2, end, indent: indent) : entry(text, end)
  }

  /// Finds the collection that a line goes on with, or begins.
  private mutating func settle(_ indent: Int, _ isElement: Bool) -> Bool {
    guard let last = open.last else { return indent == 0 && !isElement && begin(mapping: true, indent) }
    if isPending {
      isPending = false
      guard indent > last.indent || indent == last.indent && isElement else { return false }
      guard open.count == 1, let subject else { return begin(mapping: !isElement, indent) }
      contents[subject] = .texts([])
      return isElement && begin(mapping: false, indent)
    }
    while let top = open.last, top.indent > indent || top.indent == indent && !top.isMapping && !isElement { end(top) }
    guard let top = open.last else { return false }
    return top.indent == indent && top.isMapping != isElement
  }

  private mutating func begin(mapping isMapping: Bool, _ indent: Int) -> Bool {
    guard open.count < Self.mostDepth else { return false }
    open.append(Open(isMapping: isMapping, indent: indent, before: known.count))
    nodes += 1
    return true
  }

  private mutating func end(_ top: Open) {
    known.removeLast(known.count - top.before)
    open.removeLast()
  }

  /// `- value`, or `- key: value`, which begins a mapping.
  private mutating func element(_ start: Int, _ end: Int, indent: Int) -> Int? {
    guard endOfKey(start, end) == nil else {
      guard !isOfSubject, begin(mapping: true, indent + 2) else { return nil }
      return entry(start, end)
    }
    return value(start, end)
  }

  private mutating func entry(_ start: Int, _ end: Int) -> Int? {
    guard let top = open.last, let stop = endOfKey(start, end) else { return nil }
    let key = UnsafeBufferPointer(rebasing: bytes[start..<stop])
    guard case .string = CoreSchema.resolve(key), known.count - top.before < Self.mostKeys else { return nil }
    for other in known[top.before...] where bytes[other].elementsEqual(key) { return nil }
    known.append(start..<stop)
    nodes += 1
    if open.count == 1 { subject = keys.firstIndex { $0.utf8.elementsEqual(key) } }
    isPending = stop + 1 == end
    guard !isPending else { return end + 1 }
    var text = stop + 1
    while text < end, bytes[text] == 0x20 { text += 1 }
    return value(text, end)
  }

  /// Where the colon behind a key stands; nil where the text is none that can only be a key.
  private func endOfKey(_ start: Int, _ end: Int) -> Int? {
    guard start < end, bytes[start].isLetter || bytes[start] == UInt8(ascii: "_") else { return nil }
    var index = start
    while index < end, bytes[index].isOfWord { index += 1 }
    guard index < end, bytes[index] == UInt8(ascii: ":"), index - start <= Self.longestKey else { return nil }
    return index + 1 == end || bytes[index + 1] == 0x20 ? index : nil
  }
}

extension Outline {
  private mutating func value(_ start: Int, _ end: Int) -> Int? {
    guard start < end, let top = open.last else { return nil }
    nodes += 1
    switch bytes[start] {
    case UInt8(ascii: "|"):
      guard !isOfSubject, isBlockHeader(start, end) else { return nil }
      return endOfBlock(end + 1, outside: top.indent)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(start, end) ? end + 1 : nil
    case UInt8(ascii: "["): return words(start + 1, end - 1) ? end + 1 : nil
    default: return plain(start, end) ? end + 1 : nil
    }
  }

  /// Whether what is read now stands under one of the keys.
  private var isOfSubject: Bool { subject != nil && open.count <= 2 && (open.count == 1 || isSubjectOpen) }

  /// Whether the value of the newest entry of the root is a sequence of a key's.
  private var isSubjectOpen: Bool { subject.map { contents[$0] != nil } ?? false }

  /// Takes note of a text where somebody asks for it. False where it is none.
  private mutating func note(_ text: Range<Int>, isText: Bool = true) -> Bool {
    guard isOfSubject, let subject else { return true }
    guard isText else { return false }
    let found = String(decoding: bytes[text], as: UTF8.self)
    if case .texts(let texts) = contents[subject] {
      contents[subject] = .texts(texts + [found])
    } else {
      contents[subject] = .text(found)
    }
    return true
  }

  private mutating func plain(_ start: Int, _ end: Int) -> Bool {
    guard beginsPlain(start, end), bytes[end - 1] != 0x20, bytes[end - 1] != UInt8(ascii: ":") else { return false }
    for index in start..<(end - 1) where bytes[index + 1] == 0x20 && bytes[index] == UInt8(ascii: ":") { return false }
    for index in start..<(end - 1) where bytes[index + 1] == UInt8(ascii: "#") && bytes[index] == 0x20 { return false }
    return noteWord(start..<end)
  }

  private mutating func noteWord(_ word: Range<Int>) -> Bool {
    switch CoreSchema.resolve(UnsafeBufferPointer(rebasing: bytes[word])) {
    case .ambiguous: false
    case .string: note(word)
    case .null, .boolean, .number: note(word, isText: false)
    }
  }

  private mutating func quoted(_ start: Int, _ end: Int) -> Bool {
    let quote = bytes[start]
    guard end - start >= 2, bytes[end - 1] == quote else { return false }
    let text = start + 1..<end - 1
    return !bytes[text].contains { $0 == quote || $0 == UInt8(ascii: "\\") } && note(text)
  }

  /// `[word, word]`, from behind the first bracket to the second.
  private mutating func words(_ start: Int, _ end: Int) -> Bool {
    guard start <= end, bytes[end] == UInt8(ascii: "]") else { return false }
    if isOfSubject, let subject {
      guard open.count == 1 else { return false }
      contents[subject] = .texts([])
    }
    var index = start
    while index < end {
      let word = index
      while index < end, bytes[index].isOfWord { index += 1 }
      guard index > word, bytes[word] != UInt8(ascii: "-"), noteWord(word..<index) else { return false }
      nodes += 1
      guard index < end else { break }
      guard index + 2 < end, bytes[index] == UInt8(ascii: ","), bytes[index + 1] == 0x20 else { return false }
      index += 2
    }
    return true
  }
}

extension Outline {
  /// Whether a scalar without quotes begins here; some characters that could begin one are left out.
  private func beginsPlain(_ start: Int, _ end: Int) -> Bool {
    let byte = bytes[start]
    if byte == UInt8(ascii: "-") { return start + 1 < end && bytes[start + 1].isDigit }
    return byte.isLetter || byte.isDigit || byte >= 0x80 || "_/(.~".utf8.contains(byte)
  }

  private func isBlockHeader(_ start: Int, _ end: Int) -> Bool {
    end - start == 1 || end - start == 2 && "+-".utf8.contains(bytes[start + 1])
  }

  /// Where the first line behind a literal block begins; nil where the block does not begin with text.
  ///
  /// - Parameter indent: that of the collection which the block stands in.
  private func endOfBlock(_ start: Int, outside indent: Int) -> Int? {
    let first = spaces(start)
    guard first > indent, start + first < endOfLine(start) else { return nil }
    var line = start
    while line < bytes.count {
      let end = endOfLine(line)
      let blanks = spaces(line)
      guard blanks >= first || line + blanks == end else { return line }
      line = end + 1
    }
    return line
  }

  private func spaces(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index - start
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// Whether words of keys and lists are made of it.
  fileprivate var isOfWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }
}
