/// The text around an SSH signature (OpenSSH's PROTOCOL.sshsig, "Armored format").
///
/// Stricter than ssh-keygen, which takes white space anywhere and text behind the end: there is one way to write a
/// signature, but for the width of its lines.
enum SSHArmour {
  static let opening = Array("-----BEGIN SSH SIGNATURE-----".utf8)
  private static let closing = Array("-----END SSH SIGNATURE-----".utf8)

  /// The bytes inside the armour.
  ///
  /// - Parameter text: the armour, with a line end behind its last line or without.
  static func decode(_ text: [UInt8]) throws(SignatureFault) -> [UInt8] {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    guard lines.count >= 3, lines.first?.elementsEqual(opening) ?? false,
      lines.last?.elementsEqual(closing) ?? false
    else {
      throw .format("its armour is not the one of an SSH signature")
    }
    let body = lines[1..<(lines.count - 1)]
    let width = body.first?.count ?? 0
    guard body.dropLast().allSatisfy({ $0.count == width }), let last = body.last, !last.isEmpty, last.count <= width
    else {
      throw .format("the lines of its armour are not of one width")
    }
    guard let bytes = Base64Text.decode(Array(body.joined())) else {
      throw .format("its armour is not canonical base64")
    }
    return bytes
  }

  /// The armour as ssh-keygen writes it: lines of 70 characters.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let characters = Array(Base64Text.encodePadded(bytes).utf8)
    var text = opening + [0x0A]
    for start in stride(from: 0, to: characters.count, by: 70) {
      text += characters[start..<min(start + 70, characters.count)] + [0x0A]
    }
    return text + closing + [0x0A]
  }
}
