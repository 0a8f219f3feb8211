extension StringFormat {
  /// `email`: a Mailbox of RFC 5321, 4.1.2; `idn-email`: with the characters that RFC 6531, 3.3, adds.
  static func isEmail(_ text: UnsafeBufferPointer<UInt8>, isInternational: Bool) -> Bool {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = UnsafeBufferPointer(rebasing: text[..<at])
    let domain = UnsafeBufferPointer(rebasing: text[(at + 1)...])
    // The limits are octets (RFC 5321, 4.5.3.1).
    guard (1...64).contains(local.count), (1...255).contains(domain.count) else { return false }
    var mailbox = ByteScan(local)
    return mailbox.localPart(isInternational) && mailbox.isAtEnd && isMailDomain(domain, isInternational)
  }

  private static func isMailDomain(_ domain: UnsafeBufferPointer<UInt8>, _ isInternational: Bool) -> Bool {
    if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]") {
      return isAddressLiteral(String(decoding: domain.dropFirst().dropLast(), as: UTF8.self))
    }
    return domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.first, let last = label.last, label.count <= 63 || isInternational else { return false }
      let isOther = { (byte: UInt8) in byte.isLetter || byte.isDigit || (isInternational && byte >= 0x80) }
      return isOther(first) && isOther(last) && label.allSatisfy { isOther($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isAddressLiteral(_ address: String) -> Bool {
    var address = address
    let isIPv6 = address.lowercased().hasPrefix("ipv6:")
    if isIPv6 { address.removeFirst(5) }
    return address.withUTF8 { (isIPv6 ? StringFormat.ipv6 : .ipv4).accepts($0) }
  }
}

extension ByteScan {
  /// What stands before the `@`: words with dots between, or a quoted text.
  fileprivate mutating func localPart(_ isInternational: Bool) -> Bool {
    if take("\"") { return quotedText(isInternational) }
    repeat {
      guard takeAll(where: { $0.isInMailWord || (isInternational && $0 >= 0x80) }) > 0 else { return false }
    } while take(".")
    return true
  }

  private mutating func quotedText(_ isInternational: Bool) -> Bool {
    while !take("\"") {
      if take("\\") {
        guard take(where: { (32...126).contains($0) }) else { return false }
      } else {
        guard take(where: { (32...126).contains($0) || (isInternational && $0 >= 0x80) }) else { return false }
      }
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isInMailWord: Bool {
    isLetter || isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self)
  }
}
