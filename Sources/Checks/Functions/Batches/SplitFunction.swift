import Documents

/// No value that `key` selects stands in items on two sides, which `side` tells: such as one base commit in an item for
/// training and in one for evaluation.
///
/// Several selections of `key` make one key together; an item that lacks one of them is left alone. The items of the
/// stream's other batches count, too; found is what is wrong with the batch that is asked about.
struct SplitFunction: BatchFunction {
  static let name = "split"
  static let words: Set<String> = ["key", "side", "other", "otherside"]
  let looksAtStream = true

  private let keys: [Selection]
  private let side: Selection?

  init(_ options: inout OptionReading) {
    keys = options.selections("key") ?? []
    side = options.selection("side")
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    guard let side = side.flatMap({ look.nodes(of: $0, at: node).first }) else { return nil }
    let parts = keys.compactMap { look.nodes(of: $0, at: node).first }
    guard parts.count == keys.count, let last = parts.last else { return nil }
    return SampledValues(place: last, values: parts.map { Array($0.bytes) }, side: Array(side.bytes))
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    // The first item on each side of a key speaks for that side.
    var first: [[[UInt8]]: [[UInt8]: Int]] = [:]
    for (index, sample) in samples.enumerated() where first[sample.values]?[sample.side] == nil {
      first[sample.values, default: [:]][sample.side] = index
    }
    return samples.indices.compactMap { index in
      let sample = samples[index]
      guard sample.isOwn, let sides = first[sample.values], sides.count > 1 else { return nil }
      let others = sides.filter { $0.key != sample.side }.values.min()
      guard let other = others else { return nil }
      return BatchFinding(
        index,
        [
          "key": sample.values.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "),
          "side": String(decoding: sample.side, as: UTF8.self), "other": samples[other].item,
          "otherside": String(decoding: samples[other].side, as: UTF8.self),
        ]
      )
    }
  }
}
