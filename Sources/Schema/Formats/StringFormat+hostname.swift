extension StringFormat {
  /// `hostname`: a name of RFC 1123, 2.1, with labels of ASCII; one that begins with `xn--` must decode to a label that
  /// IDNA 2008 (RFC 5890) allows.
  static func isHostname(_ text: String) -> Bool {
    let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 253, labels.allSatisfy({ $0.allSatisfy(\.isASCII) }) else { return false }
    return IDNA.areLabels(labels.map { Array($0) })
  }
}
