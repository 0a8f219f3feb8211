import Documents

/// A text stands in no more than `times` items of a batch, but for white space and the case of letters.
///
/// Texts of fewer than `minimum_words` words are left alone. Found is each item behind the first.
struct RepeatedFunction: BatchFunction {
  static let name = "repeated"
  static let words: Set<String> = ["count", "other"]

  private let texts: [Excerpt]
  private let times: Int
  private let minimumWords: Int

  init(_ options: inout OptionReading) {
    texts = options.excerpts("of") ?? []
    times = options.integer("times") ?? 1
    minimumWords = options.integer("minimum_words") ?? 0
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    let nodes = look.nodes(of: texts, at: node).map(\.node)
    let values = nodes.map { $0.bytes.words }.filter { !$0.isEmpty && $0.count >= minimumWords }
      .map { words in Array(words.joined(separator: [0x20])).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
    return values.isEmpty ? nil : SampledValues(place: nodes[0], values: values)
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    var items: [[UInt8]: [Int]] = [:]
    for index in samples.indices where samples[index].isOwn {
      for value in Set(samples[index].values) { items[value, default: []].append(index) }
    }
    var found: [Int: (count: Int, first: Int)] = [:]
    for indices in items.values where indices.count > times {
      for index in indices.dropFirst() where (found[index]?.count ?? 0) < indices.count {
        found[index] = (indices.count, indices[0])
      }
    }
    return found.sorted { $0.key < $1.key }.map {
      BatchFinding($0.key, ["count": "\($0.value.count)", "other": samples[$0.value.first].item.stem])
    }
  }
}
