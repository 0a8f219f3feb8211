/// The names that git itself reads wherever a file is called so, and what file systems take for them.
package enum GitFile: String, CaseIterable, Sendable {
  case folder = ".git"
  case attributes = ".gitattributes"
  case ignore = ".gitignore"
  case modules = ".gitmodules"
  case lfsConfig = ".lfsconfig"
  case mailmap = ".mailmap"

  /// The file for which some file system takes a part of a path; nil where none does.
  ///
  /// They fold the case of letters, leave out characters that do not show, cut full stops and blanks off the end, take
  /// what follows a colon for a stream of the file, and give it a short name.
  package init?(takenFor part: some StringProtocol) {
    guard part.mayBeGitFile else { return nil }
    let name = part.reduced
    guard let file = Self.allCases.first(where: { $0.rawValue == name || $0.hasShortName(name) }) else { return nil }
    self = file
  }

  /// Whether the name is one that NTFS may give the file, where others beside it have taken the usual ones.
  private func hasShortName(_ name: String) -> Bool {
    // The folder is there before anything else, so it gets the first.
    guard self != .folder else { return name == "git~1" }
    let halves = name.utf8.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
    guard halves.count == 2, let first = halves[1].first, (0x31...0x39).contains(first),
      halves[1].allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    if halves[1].count == 1, halves[0].elementsEqual(rawValue.utf8.dropFirst().prefix(6)) { return true }
    return name.utf8.count == 8 && hashedStem.utf8.starts(with: halves[0])
  }

  /// What a short name begins with from the fifth on: two letters, and a checksum of the name.
  private var hashedStem: String {
    switch self {
    case .folder: ""
    case .attributes: "gi7d29"
    case .ignore: "gi250a"
    case .modules: "gi7eba"
    case .lfsConfig: "lfd659"
    case .mailmap: "maba30"
    }
  }
}

extension GitFile {
  /// A path under which the same file can be stored, the other parts as they are.
  package static func harmless(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      guard GitFile(takenFor: part) != nil else { return String(part) }
      let bare = part.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint && $0 != "." && $0 != " " }
      return "dot-" + String(String.UnicodeScalarView(bare)).replacing("~", with: "-")
    }.joined(separator: "/")
  }
}

extension StringProtocol {
  /// Whether it is worth looking closer: nearly every name is plain, and begins with no full stop.
  fileprivate var mayBeGitFile: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.first == UInt8(ascii: ".") || bytes.contains { $0 == UInt8(ascii: "~") || $0 >= 0x80 }
    } ?? true
  }

  /// The name as the most forgiving file system has it.
  fileprivate var reduced: String {
    let shown = unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }.prefix { $0 != ":" }
    var name = String(String.UnicodeScalarView(shown)).folded[...]
    while let last = name.utf8.last, last == UInt8(ascii: ".") || last == UInt8(ascii: " ") { name.removeLast() }
    return String(name)
  }
}
