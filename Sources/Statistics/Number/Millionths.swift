/// A number rounded to six digits behind the point, half to even: the same on every machine, and so fit for records.
package struct Millionths: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// How many millionths it is.
  package let count: Int

  /// - Parameter value: a finite number; what lies beyond a thousand millions is taken for that.
  package init(rounding value: Double) {
    let limit = 1e9
    count = Int((max(-limit, min(limit, value)) * 1_000_000).rounded(.toNearestOrEven))
  }

  package static func < (left: Millionths, right: Millionths) -> Bool { left.count < right.count }

  /// The number nearest to it: for the millionths of 0.7 the very number that the text `0.7` stands for.
  package var value: Double { Double(count) / 1_000_000 }

  /// All six digits: `-0.023400`.
  package var description: String { text(digits: 6) }

  /// So many digits behind the point, from 1 to 6, rounded half to even.
  package func text(digits: Int) -> String {
    let scale = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
    let unit = scale[6 - digits]
    var kept = Int(count.magnitude) / unit
    let rest = Int(count.magnitude) % unit
    if 2 * rest > unit || 2 * rest == unit && kept % 2 == 1 { kept += 1 }
    let fraction = String(kept % scale[digits])
    let zeros = String(repeating: "0", count: digits - fraction.utf8.count)
    return "\(count < 0 && kept > 0 ? "-" : "")\(kept / scale[digits]).\(zeros)\(fraction)"
  }
}
