/// Which paths git takes into its index, with the names that some file systems take for `.git`.
enum PathRules {
  static func allow(_ path: TreePath, mode: FileMode?) -> Bool { allow(path.bytes[...], isLink: mode == .link) }

  /// Asks the same of a path's bytes.
  static func allow(_ path: ArraySlice<UInt8>, isLink: Bool) -> Bool {
    guard TreePath.isWithinLimits(path) else { return false }
    var start = path.startIndex
    while let slash = path[start...].firstIndex(of: UInt8(ascii: "/")) {
      guard allowName(path[start..<slash], isLink: isLink) else { return false }
      start = slash + 1
    }
    return allowName(path[start...], isLink: isLink)
  }

  private static func allowName(_ name: ArraySlice<UInt8>, isLink: Bool) -> Bool {
    guard !name.isEmpty, !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) else { return false }
    // Nearly every name is let go here: what follows looks for a `.` or a `g`, and behind a backslash, which parts
    // folders elsewhere, too.
    let mayBeGit = name.first == UInt8(ascii: ".") || name.first.map { $0 | 0x20 == UInt8(ascii: "g") } == true
    guard mayBeGit || name.contains(UInt8(ascii: "\\")) else { return true }
    return name.split(separator: UInt8(ascii: "\\")).allSatisfy { part in
      !isGitFolder(part) && !(isLink && isGitModules(part))
    }
  }

  /// `.git` and `git~1` in any case, with blanks, full stops or a stream's name behind.
  private static func isGitFolder(_ name: ArraySlice<UInt8>) -> Bool {
    [".git", "git~1"].contains { hasOnlyFilling(name, behind: $0) }
  }

  /// `.gitmodules`, and what Windows may make of it.
  private static func isGitModules(_ name: ArraySlice<UInt8>) -> Bool {
    if hasOnlyFilling(name, behind: ".gitmodules") { return true }
    if (1...4).contains(where: { hasOnlyFilling(name, behind: "gitmod~\($0)") }) { return true }
    // Short names of the other kind: some letters of `gi7eba`, then `~` and a number, eight bytes in all.
    let short = name.prefix(8)
    guard short.count == 8, let tilde = short.firstIndex(of: UInt8(ascii: "~")) else { return false }
    let digits = short[(tilde + 1)...]
    guard !digits.isEmpty, digits.first != UInt8(ascii: "0"), digits.allSatisfy(\.isDigit) else { return false }
    return hasPrefix("gi7eba", short[..<tilde]) && isFilling(name.dropFirst(8))
  }

  private static func hasPrefix(_ text: String, _ name: ArraySlice<UInt8>) -> Bool {
    zip(text.utf8, name).allSatisfy { $0 == $1.lowercased } && name.count <= text.utf8.count
  }

  private static func hasOnlyFilling(_ name: ArraySlice<UInt8>, behind text: String) -> Bool {
    let count = text.utf8.count
    guard name.count >= count, hasPrefix(text, name.prefix(count)) else { return false }
    return isFilling(name.dropFirst(count))
  }

  private static func isFilling(_ rest: ArraySlice<UInt8>) -> Bool {
    let end = rest.first { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }
    return end == nil || end == UInt8(ascii: ":")
  }
}

extension UInt8 {
  /// An ASCII letter in lower case; everything else as it is.
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
