extension StringFormat {
  /// `hostname`: a name of RFC 1123, 2.1, with labels of ASCII; one that begins with `xn--` must decode to a label that
  /// IDNA 2008 (RFC 5890) allows.
  static func isHostname(_ text: String) -> Bool {
    let labels = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 253, labels.allSatisfy({ $0.allSatisfy(\.isASCII) }) else { return false }
    return IDNA.areLabels(labels.map { Array($0) })
  }
}

extension StringFormat {
  /// `idn-hostname`: a name of RFC 5890, 2.3.2.3, with labels in any script that RFC 5891 to 5893 allow. The separators
  /// are those of RFC 3490, 3.1.
  static func isInternationalHostname(_ text: String) -> Bool {
    let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      ".\u{3002}\u{FF0E}\u{FF61}".unicodeScalars.contains($0)
    }
    return IDNA.areLabels(labels.map { Array($0) })
  }
}
