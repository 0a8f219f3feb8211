extension StringProtocol {
  /// The name with cases folded: by way of capital letters, so that `ß` meets `SS` and the two small sigmas meet. The
  /// standard library compares strings by canonical equivalence, which covers the composition of characters.
  package var folded: String {
    if isFolded { return String(self) }
    return utf8.allSatisfy { $0 < 0x80 } ? lowercased() : uppercased().lowercased()
  }

  /// Whether a name is told from every other such name by any file system: it has neither capital letters nor any
  /// beyond ASCII.
  package var isFolded: Bool {
    utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
  }
}
