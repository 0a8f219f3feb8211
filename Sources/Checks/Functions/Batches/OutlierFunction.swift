import Documents

/// A number of each item lies between `low` and `high` times the median of the batch, where the batch has at least
/// `items` that have it.
struct OutlierFunction: BatchFunction {
  static let name = "outlier"
  static let words: Set<String> = ["number", "median"]

  private let number: Selection?
  private let low: Double
  private let high: Double
  private let least: Int

  init(_ options: inout OptionReading) {
    number = options.selection("of")
    low = options.number("low") ?? 0
    high = options.number("high") ?? .infinity
    least = options.integer("items") ?? 10
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    guard let found = number.flatMap({ look.nodes(of: $0, at: node).first }), found.kind == .number,
      let value = Double(found.text), value.isFinite
    else { return nil }
    return SampledValues(place: found, values: [Array(found.bytes)], number: value)
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    let own = samples.indices.filter { samples[$0].isOwn }
    let sorted = own.compactMap { samples[$0].number }.sorted()
    guard sorted.count >= max(1, least) else { return [] }
    let middle = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    return own.compactMap { index in
      guard let number = samples[index].number, number < low * median || number > high * median else { return nil }
      return BatchFinding(
        index,
        ["number": String(decoding: samples[index].values[0], as: UTF8.self), "median": Self.words(median)]
      )
    }
  }

  private static func words(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
