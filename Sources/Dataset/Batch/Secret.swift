/// A secret of one person for one attempt: 32 random bytes, kept outside the work tree until the attempt is frozen.
package struct Secret: Hashable, Sendable {
  /// The bytes as 64 lower-case hex digits, as the seed takes them.
  package let text: String

  /// Nil where the text is anything else than 64 lower-case hex digits.
  package init?(_ text: String) {
    guard text.isHex(digits: 64) else { return nil }
    self.text = text
  }

  /// Reads the file that reveals a secret; nil where it holds anything else than the digits and a line feed.
  package init?(file: [UInt8]) {
    guard file.count == 65, file.last == 0x0A, let text = String(validating: file.dropLast(), as: UTF8.self) else {
      return nil
    }
    self.init(text)
  }

  /// The file that reveals it, `attempts/<k>/secrets/<person>`.
  package var file: [UInt8] { Array("\(text)\n".utf8) }
}
