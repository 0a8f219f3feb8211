/// Randomness that nobody can guess.
enum RandomDigits {
  /// 32 bytes of the system's cryptographic generator, as 64 lower-case hex digits.
  static func hex64() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(random.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
