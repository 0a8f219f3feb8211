import Documents

/// Numbers lie no more than `maximum` apart, and, with `same_sign`, not on both sides of zero.
///
/// Found is the least of them, the first where there are several; nothing, where `settled` selects something.
struct SpreadFunction: BatchFunction {
  static let name = "spread"
  static let words: Set<String> = ["low", "high", "count", "found"]

  private let number: Selection?
  private let maximum: Double
  private let isOfOneSign: Bool
  private let settled: Selection?

  init(_ options: inout OptionReading) {
    number = options.selection("of")
    maximum = options.number("maximum") ?? .infinity
    isOfOneSign = options.flag("same_sign")
    settled = options.selection("settled")
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    if let settled, !look.nodes(of: settled, at: node).isEmpty { return nil }
    guard let found = number.flatMap({ look.nodes(of: $0, at: node).first }), found.kind == .number,
      let value = Double(found.text), value.isFinite
    else { return nil }
    return SampledValues(place: found, values: [Array(found.bytes)], number: value)
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    let own = samples.indices.filter { samples[$0].isOwn }.map { (index: $0, number: samples[$0].number ?? 0) }
    guard let low = own.min(by: { $0.number < $1.number }), let high = own.max(by: { $0.number < $1.number }) else {
      return []
    }
    let found: String
    if isOfOneSign, low.number < 0, high.number > 0 {
      found = "on both sides of 0"
    } else if high.number - low.number > maximum {
      found = "too far apart"
    } else {
      return []
    }
    func text(_ index: Int) -> String { String(decoding: samples[index].values[0], as: UTF8.self) }
    return [
      BatchFinding(
        low.index,
        ["low": text(low.index), "high": text(high.index), "count": "\(own.count)", "found": found])
    ]
  }
}
