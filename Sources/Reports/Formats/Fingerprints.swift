import Diagnostics

/// Names findings so that the same one is known again in a later run, although lines have moved meanwhile.
struct Fingerprints {
  private var seen: [UInt64: Int] = [:]

  /// The finding's digest and, after a colon, which one of its like it is: `9f3c0d21a4b8e677:1`.
  mutating func next(_ finding: Finding) -> String {
    let digest = Self.digest(of: finding)
    let number = seen[digest, default: 0] + 1
    seen[digest] = number
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(number)"
  }

  /// FNV-1a, 64 bits: it has to be the same everywhere and always, and keeps nothing safe.
  private static func digest(of finding: Finding) -> UInt64 {
    let location = finding.location
    let parts = [
      finding.rule.name, location.path, location.pointer ?? "", location.commit ?? "", finding.message.text,
    ]
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
      digest = digest &* 0x100_0000_01B3
    }
    return digest
  }
}
