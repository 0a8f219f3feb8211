/// An OpenPGP public key as the people file has it.
package struct OpenPGPKey: Hashable, Sendable {
  /// The primary key's fingerprint, in upper-case hex.
  package let fingerprint: String
  /// The armoured public key (RFC 4880, section 6.2).
  package let armoured: [UInt8]

  package init(fingerprint: String, armoured: [UInt8]) {
    self.fingerprint = fingerprint.uppercased()
    self.armoured = armoured
  }
}

/// The text around an OpenPGP signature (RFC 4880, section 6.2).
enum OpenPGPArmour {
  static let opening = Array("-----BEGIN PGP SIGNATURE-----".utf8)
  private static let closing = Array("-----END PGP SIGNATURE-----".utf8)
  private static let dashes = Array("-----".utf8)

  /// What is wrong with an armoured signature; nil where it is one block and nothing around it. gpg itself passes over
  /// what stands before, behind and between.
  static func fault(_ text: [UInt8]) -> SignatureFault? {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    // GitHub's own signatures end with an empty line more.
    for _ in 0..<2 where lines.last?.isEmpty ?? false { lines.removeLast() }
    guard lines.count >= 3, lines.first?.elementsEqual(opening) ?? false,
      lines.last?.elementsEqual(closing) ?? false,
      !lines[1..<(lines.count - 1)].contains(where: { $0.starts(with: dashes) })
    else {
      return .format("its armour is not the one of a single OpenPGP signature")
    }
    guard isStrict(lines[1..<(lines.count - 1)]) else {
      return .format("its armour holds something else than one text in base64 and its checksum")
    }
    return nil
  }

  /// Whether the lines between the first and the last are headers, an empty line, base64 (RFC 4880, section 6) and at
  /// most one checksum: to gpg, a checksum line that is damaged is none, and what follows the padding goes unseen.
  private static func isStrict(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    guard let gap = lines.firstIndex(where: \.isEmpty) else { return false }
    let isText = lines[..<gap].allSatisfy { $0.allSatisfy { (0x20..<0x7F).contains($0) } }
    var body = lines[lines.index(after: gap)...]
    if let last = body.last, last.first == UInt8(ascii: "=") {
      guard last.count == 5, Base64Text.decode(String(decoding: last.dropFirst(), as: UTF8.self)) != nil else {
        return false
      }
      body.removeLast()
    }
    return isText && Base64Text.decode(String(decoding: body.joined(), as: UTF8.self)) != nil
  }
}
