/// Looks for secrets in one pass over the bytes. Every shape begins with three fixed bytes or more, so that of any two
/// neighbouring pairs of bytes a secret begins with, one is looked at by going on by two: a table of pairs lets almost
/// every place go by with one look, and only what is left is held against the shapes.
enum SecretScan {
  struct Match {
    /// Where the secret begins, in bytes.
    let offset: Int
    /// What it is, as a noun phrase.
    let kind: String
  }

  /// More secrets of one file than this are not looked for: it is refused, and each is reported.
  private static let mostMatches = 200

  /// The first secrets of a file, up to ``mostMatches``.
  static func matches(in bytes: [UInt8]) -> [Match] {
    bytes.withUnsafeBufferPointer { bytes in
      pairs.withUnsafeBufferPointer { matches(in: bytes, $0) }
    }
  }

  private static func matches(
    in bytes: UnsafeBufferPointer<UInt8>, _ pairs: UnsafeBufferPointer<UInt8>
  ) -> [Match] {
    var matches: [Match] = []
    var index = 0
    // Where the last secret ended.
    var end = 0
    while index + 1 < bytes.count, matches.count < mostMatches {
      let pair = pairs[Int(bytes[index]) << 8 | Int(bytes[index + 1])]
      index += 2
      guard pair != 0 else { continue }
      for start in [index - 3, index - 2] where start >= end && pair & (start == index - 2 ? first : second) != 0 {
        guard let found = match(at: start, bytes) else { continue }
        matches.append(Match(offset: start, kind: found.kind))
        (index, end) = (found.end, found.end)
        break
      }
    }
    return matches
  }

  private static func match(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> (kind: String, end: Int)? {
    // In the middle of a longer word a beginning means nothing.
    if start > 0, isWord(bytes[start - 1]), bytes[start] != UInt8(ascii: "-") { return nil }
    for shape in shapes {
      guard let end = shape.end(from: start, bytes) else { continue }
      if contains(example, bytes[start..<end]) { return nil }
      return (shape.kind, end)
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool { SecretShape.Alphabet.word.holds(byte) }

  private static func contains(_ word: [UInt8], _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard bytes.count >= word.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - word.count)).contains { bytes[$0...].starts(with: word) }
  }

  private static let example = Array("EXAMPLE".utf8)

  /// A pair that some shape begins with, and one that follows by one byte.
  private static let (first, second): (UInt8, UInt8) = (1, 2)

  private static let pairs: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 1 << 16)
    for shape in shapes {
      table[Int(shape.prefix[0]) << 8 | Int(shape.prefix[1])] |= first
      table[Int(shape.prefix[1]) << 8 | Int(shape.prefix[2])] |= second
    }
    return table
  }()

  /// Apart from the rest, so that this file is free of what it looks for.
  private static let begin = "-----BEGIN "

  /// The shapes as their issuers document them, or as every token of theirs has had them.
  private static let shapes: [SecretShape] = [
    SecretShape("an AWS access key id", "AKIA", .upper, 16...16),
    SecretShape("an AWS session key id", "ASIA", .upper, 16...16),
    SecretShape("a GitHub token", "ghp_", .letters, 36...255),
    SecretShape("a GitHub token", "gho_", .letters, 36...255),
    SecretShape("a GitHub token", "ghu_", .letters, 36...255),
    SecretShape("a GitHub token", "ghs_", .letters, 36...255),
    SecretShape("a GitHub token", "ghr_", .letters, 36...255),
    SecretShape("a GitHub token", "github_pat_", .word, 60...255),
    SecretShape("a GitLab token", "glpat-", .word, 20...255),
    SecretShape("a Slack token", "xoxb-", .word, 20...255),
    SecretShape("a Slack token", "xoxp-", .word, 20...255),
    SecretShape("a Slack token", "xoxa-", .word, 20...255),
    SecretShape("a Slack token", "xoxs-", .word, 20...255),
    SecretShape("a Stripe key", "sk_live_", .letters, 16...255),
    SecretShape("a Stripe key", "rk_live_", .letters, 16...255),
    SecretShape("a Google API key", "AIza", .word, 35...35),
    SecretShape("an npm token", "npm_", .letters, 36...36),
    SecretShape("a PyPI token", "pypi-AgEIcHlwaS5vcmc", .word, 50...1024),
    SecretShape("a Hugging Face token", "hf_", .letters, 34...40),
    SecretShape("an Anthropic API key", "sk-ant-", .word, 40...255),
    SecretShape("an OpenAI API key", "sk-proj-", .word, 40...255),
    SecretShape("a SendGrid key", "SG.", .dotted, 60...80),
    SecretShape("an age secret key", "AGE-SECRET-KEY-1", .upper, 58...58),
    SecretShape("a private key", begin + "PRIVATE KEY-----", .any, 0...0),
    SecretShape("a private key", begin + "RSA PRIVATE KEY-----", .any, 0...0),
    SecretShape("a private key", begin + "EC PRIVATE KEY-----", .any, 0...0),
    SecretShape("a private key", begin + "DSA PRIVATE KEY-----", .any, 0...0),
    SecretShape("a private key", begin + "OPENSSH PRIVATE KEY-----", .any, 0...0),
    SecretShape("a private key", begin + "ENCRYPTED PRIVATE KEY-----", .any, 0...0),
    SecretShape("a private key", begin + "PGP PRIVATE KEY BLOCK-----", .any, 0...0),
  ]
}

/// What a secret of one issuer looks like: a prefix, then characters of an alphabet, so many of them and no more.
struct SecretShape: Sendable {
  enum Alphabet: Sendable {
    case upper, letters, word, dotted, any

    func holds(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A: true
      case 0x61...0x7A: self != .upper
      case UInt8(ascii: "_"), UInt8(ascii: "-"): self == .word || self == .dotted
      case UInt8(ascii: "."): self == .dotted
      default: false
      }
    }
  }

  let kind: String
  let prefix: [UInt8]
  private let alphabet: Alphabet
  private let lengths: ClosedRange<Int>

  init(_ kind: String, _ prefix: String, _ alphabet: Alphabet, _ lengths: ClosedRange<Int>) {
    self.kind = kind
    self.prefix = Array(prefix.utf8)
    self.alphabet = alphabet
    self.lengths = lengths
  }

  /// Where the secret that begins at `start` ends; nil where there is none of this shape.
  func end(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count - start >= prefix.count + lengths.lowerBound else { return nil }
    for (offset, byte) in prefix.enumerated() where bytes[start + offset] != byte { return nil }
    var end = start + prefix.count
    guard lengths.upperBound > 0 else { return end }
    while end < bytes.count, alphabet.holds(bytes[end]) { end += 1 }
    return lengths.contains(end - start - prefix.count) ? end : nil
  }
}
