/// The names in the headers of diffs.
enum HeaderName {
  /// What ends a name that is not in quotes, beside the line and white space that no name holds.
  enum End: Equatable {
    case tab, lineBreak
    /// The place where a time stamp begins.
    case place(Int)
  }

  static func isDevNull(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "/dev/null".utf8) && (text.count == 9 || text[text.startIndex + 9].isSpace)
  }

  /// A name without its first components; nil where it has too few.
  ///
  /// - Parameter known: the other side's name, which is taken where this one only has something behind it, such as
  ///   `.orig`, and where this one is none.
  static func name(_ text: ArraySlice<UInt8>, strip: Int, end: End, known: TreePath? = nil) -> TreePath? {
    if text.first == UInt8(ascii: "\""), let quoted = CQuoting.read(text) {
      return self.strip(quoted.name[...], strip).map(path)
    }
    let whole: ArraySlice<UInt8> =
      switch end {
      case .place(let place): text[..<place]
      case .tab: text.prefix { !$0.isSpace || $0 == 0x20 }
      case .lineBreak: text.prefix { !$0.isSpace || $0 == 0x20 || $0 == 9 }
      }
    guard let name = self.strip(whole, strip), !name.isEmpty else { return known }
    if let known, known.bytes.count < name.count, name.starts(with: known.bytes) { return known }
    return path(name)
  }

  private static func strip(_ name: ArraySlice<UInt8>, _ count: Int) -> ArraySlice<UInt8>? {
    var name = name
    for _ in 0..<count {
      guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      name = name[(slash + 1)...]
    }
    return name
  }

  /// Several slashes in a row count as one.
  private static func path(_ name: ArraySlice<UInt8>) -> TreePath {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for byte in name where byte != UInt8(ascii: "/") || bytes.last != byte { bytes.append(byte) }
    return TreePath(bytes: bytes)
  }

  // MARK: diff --git

  /// The name that stands twice in a line `diff --git a/x b/x`; nil where there are two, as in a rename, whose names
  /// stand in lines of their own.
  static func common(_ text: ArraySlice<UInt8>, strip: Int) -> TreePath? {
    guard !text.contains(0) else { return nil }
    if text.first == UInt8(ascii: "\"") { return commonQuoted(text, strip: strip) }
    guard let name = withoutPrefix(text, strip: strip) else { return nil }
    if let quote = name.firstIndex(of: UInt8(ascii: "\"")) {
      guard let second = CQuoting.read(text[quote...])?.name, let twin = withoutPrefix(second[...], strip: strip),
        twin.count < quote - name.startIndex, name.starts(with: twin),
        name[name.startIndex + twin.count].isSpace
      else { return nil }
      return TreePath(bytes: Array(twin))
    }
    return twice(name, strip: strip)
  }

  private static func commonQuoted(_ text: ArraySlice<UInt8>, strip: Int) -> TreePath? {
    guard let (first, end) = CQuoting.read(text), let name = withoutPrefix(first[...], strip: strip) else { return nil }
    let rest = text[end...].drop(while: \.isSpace)
    guard !rest.isEmpty else { return nil }
    let second = rest.first == UInt8(ascii: "\"") ? CQuoting.read(rest)?.name[...] : rest
    guard let second, let twin = withoutPrefix(second, strip: strip), twin.elementsEqual(name) else { return nil }
    return TreePath(bytes: Array(name))
  }

  /// Finds the blank or tab at which a line falls into the same name twice. Each place is looked at once: where the
  /// second name's first folder ends is remembered.
  private static func twice(_ name: ArraySlice<UInt8>, strip: Int) -> TreePath? {
    var slash = name.startIndex
    for place in name.indices where name[place] == 0x20 || name[place] == 9 {
      var start = place + 1
      if strip > 0 {
        slash = max(slash, start)
        while slash < name.endIndex, name[slash] != UInt8(ascii: "/") { slash += 1 }
        guard slash < name.endIndex, slash > start else { return nil }
        start = slash + 1
      } else if start < name.endIndex, name[start] == UInt8(ascii: "/") {
        return nil
      }
      let length = place - name.startIndex
      if name.endIndex - start == length, name[start...].elementsEqual(name.prefix(length)) {
        return TreePath(bytes: Array(name.prefix(length)))
      }
    }
    return nil
  }

  /// The name behind `a/`; nil where there is none, and for absolute ones.
  private static func withoutPrefix(_ text: ArraySlice<UInt8>, strip: Int) -> ArraySlice<UInt8>? {
    guard text.first != UInt8(ascii: "/") else { return nil }
    return self.strip(text, strip)
  }
}
