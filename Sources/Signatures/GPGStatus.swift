/// What gpg says on its status descriptor (GnuPG's doc/DETAILS).
struct GPGStatus: Sendable {
  private let lines: [(word: String, fields: [String])]

  private static let prefix = "[GNUPG:] "

  init(_ output: [UInt8]) {
    lines = output.split(separator: 0x0A).compactMap { line in
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasPrefix(Self.prefix) else { return nil }
      let fields = text.dropFirst(Self.prefix.count).split(separator: " ", omittingEmptySubsequences: false)
      return fields.first.map { (String($0), fields.dropFirst().map(String.init)) }
    }
  }

  /// Lines after which nothing is good, whatever else gpg says.
  private static let refusals: Set<String> = [
    "BADSIG", "ERRSIG", "EXPSIG", "FAILURE", "NODATA", "UNEXPECTED", "ERROR", "PLAINTEXT",
  ]

  /// The lines that say a signature fits: the key is as it was, has expired, or is revoked. Which of them it is decides
  /// nothing: whether a key counts is for the people file to say, and not for the day on which somebody asks.
  private static let fitting = ["GOODSIG", "EXPKEYSIG", "REVKEYSIG"]

  /// SHA-256, SHA-384, SHA-512 and SHA-3 of 256 and 512 bits (RFC 4880, section 9.4, and RFC 9580).
  private static let digests: Set<String> = ["8", "9", "10", "12", "14"]

  /// Who made a signature.
  struct Signer: Hashable, Sendable {
    /// The fingerprints of the key that signed, and of its primary key.
    let key: String
    let primary: String
    /// Whether one of the two is revoked.
    let isRevoked: Bool
  }

  /// Who made the signature.
  ///
  /// - Parameter succeeded: whether gpg ended with status 0.
  /// - Throws: ``SignatureFault`` unless gpg tells of exactly one signature, and that it is good: a line that is not
  ///   known to be harmless is not looked for, but a second signature or any refusal is.
  func signer(succeeded: Bool) throws(SignatureFault) -> Signer {
    if let fault = refusal { throw fault }
    guard succeeded, count("NEWSIG") == 1, count("VALIDSIG") == 1, Self.fitting.reduce(0, { $0 + count($1) }) == 1,
      let fields = first("VALIDSIG"), fields.count >= 10
    else {
      throw .mismatch
    }
    guard fields[3] == "0" else { throw .ending }
    guard Self.digests.contains(fields[7]) else { throw .method("the OpenPGP digest \(fields[7])") }
    guard fields[8] == "00" else { throw .method("the OpenPGP signature class \(fields[8])") }
    return Signer(key: fields[0], primary: fields[9], isRevoked: count("REVKEYSIG") == 1)
  }

  private var refusal: SignatureFault? {
    if let fields = first("ERRSIG") {
      // The reason 9 is a missing public key.
      return fields.count > 5 && fields[5] == "9" ? .unknownKey(id: fields[0]) : .mismatch
    }
    if count("NEWSIG") > 1 { return .format("there is more than one signature") }
    if first("BADSIG") != nil { return .mismatch }
    if first("EXPSIG") != nil { return .ending }
    return lines.contains { Self.refusals.contains($0.word) } ? .format("gpg cannot read it") : nil
  }

  private func count(_ word: String) -> Int { lines.count { $0.word == word } }

  private func first(_ word: String) -> [String]? { lines.first { $0.word == word }?.fields }
}
