/// What gpg lists of keys, by `--with-colons` (GnuPG's doc/DETAILS).
struct OpenPGPListing: Sendable {
  /// How strong each key is, primary and subordinate ones, by fingerprint.
  private(set) var strengths: [String: OpenPGPStrength] = [:]
  /// The primary keys, in their order.
  private(set) var primaries: [String] = []
  /// The keys that are revoked, by fingerprint.
  private(set) var revoked: Set<String> = []
  /// Those of them whose owner does not say that another took its place, or that it is used no more.
  private(set) var distrusted: Set<String> = []
  /// The primary keys that have expired by the day on which gpg was asked.
  private(set) var expired: Set<String> = []

  init(_ output: [UInt8]) {
    var (key, strength, validity): (String?, OpenPGPStrength?, Substring) = (nil, nil, "")
    var isPrimary = false
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      switch fields.first {
      case "pub", "sub":
        (key, strength, isPrimary) = (nil, nil, fields[0] == "pub")
        guard fields.count > 3, let bits = Int(fields[2]), let algorithm = Int(fields[3]) else { continue }
        (strength, validity) = (OpenPGPStrength(bits: bits, algorithm: algorithm), fields[1])
      case "fpr":
        guard key == nil, fields.count > 9, let strength else { continue }
        let name = String(fields[9])
        (key, strengths[name]) = (name, strength)
        if isPrimary { primaries.append(name) }
        if isPrimary, validity == "e" { expired.insert(name) }
        if validity == "r" { revoked.insert(name) }
      case "rev":
        // A revocation of the key itself or of a subordinate one; those of user ids are others.
        guard let key, fields.count > 10, fields[10].hasPrefix("20") || fields[10].hasPrefix("28") else { continue }
        if !Self.harmless.contains(fields[10].suffix(2)) { distrusted.insert(key) }
      default: break
      }
    }
  }

  /// Superseded and retired (RFC 4880, section 5.2.3.23).
  private static let harmless: Set<Substring> = ["01", "03"]
}

/// How strong an OpenPGP key is, as gpg lists it.
struct OpenPGPStrength: Hashable, Sendable {
  /// The key's length in bits.
  let bits: Int
  /// The number of the public key algorithm (RFC 4880, section 9.1).
  let algorithm: Int

  /// What is wrong with it; nil where it may be used.
  var fault: String? {
    switch algorithm {
    case 1, 3: bits >= 3072 ? nil : "an RSA key of \(bits) bits (3,072 are the least)"
    case 19, 22: bits >= 255 ? nil : "an elliptic curve of \(bits) bits"
    default: "the OpenPGP algorithm \(algorithm)"
    }
  }
}
