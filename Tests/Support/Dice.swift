import Statistics

/// Random choices that are the same for the same seed on every machine.
package struct Dice {
  private var numbers: SplitMix64

  /// - Parameter seed: the same gives the same.
  package init(_ seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// A number from 0 to below the bound.
  package mutating func below(_ bound: Int) -> Int { numbers.below(bound) }

  /// True in so many of a hundred cases.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of some things; nil where there are none.
  package mutating func pick<Element>(_ choices: [Element]) -> Element? {
    choices.isEmpty ? nil : choices[below(choices.count)]
  }

  /// One of two or more.
  package mutating func either<Element>(_ first: Element, _ others: Element...) -> Element {
    let number = below(others.count + 1)
    return number == 0 ? first : others[number - 1]
  }

  /// A seed for further dice.
  package mutating func seed() -> UInt64 { numbers.next() }

  /// Random digits, as salts and secrets have them.
  package mutating func hex64() -> String {
    (0..<4).map { _ in
      let digits = String(numbers.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
