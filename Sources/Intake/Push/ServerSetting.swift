package import Engine
package import Git

extension Repository {
  /// A number that the repository's configuration sets; nil where it sets none. As in git's own settings, it may end in
  /// `k`, `m` or `g`.
  ///
  /// - Throws: ``Unreadable`` where it says anything else: a limit that nobody can read must not give way to another.
  package func setting(_ key: String, in range: ClosedRange<Int>) throws(Unreadable) -> Int? {
    guard let text = try reading({ () throws(GitError) in try configuration(key) }) else { return nil }
    guard let number = Self.number(text), range.contains(number) else {
      let end = range.upperBound == .max ? "on" : "to \(range.upperBound)"
      throw Unreadable(
        "the setting \(key)", reason: "`\(text.prefix(40))` is no number from \(range.lowerBound) \(end)",
        help: "the server's administrator sets it: git config \(key) NUMBER, or git config --unset \(key)")
    }
    return number
  }

  private static func number(_ text: String) -> Int? {
    let units: [Character: Int] = ["k": 1 << 10, "m": 1 << 20, "g": 1 << 30]
    let unit = text.last.flatMap { units[Character($0.lowercased())] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits) else { return nil }
    let (product, isOver) = number.multipliedReportingOverflow(by: unit ?? 1)
    return isOver ? nil : product
  }
}
