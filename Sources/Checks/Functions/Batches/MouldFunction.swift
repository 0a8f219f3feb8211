import Documents
import Similarity

/// No more than `times` texts of a batch come from one mould: resemble each other, one by one or by others between
/// them, by `share` or more of the runs of five tokens that stand in one of two (the Jaccard index).
///
/// Texts of fewer than `minimum_words` words are left alone. Of each mould the first text is found, with how many there
/// are. Candidates come from least hashes, and each is held against no more than 64 others.
struct MouldFunction: BatchFunction {
  static let name = "mould"
  static let words: Set<String> = ["count", "other"]

  private let texts: [Excerpt]
  private let share: Double
  private let times: Int
  private let minimumWords: Int

  init(_ options: inout OptionReading) {
    texts = options.excerpts("of") ?? []
    share = options.number("share") ?? 0.8
    times = options.integer("times") ?? 1
    minimumWords = options.integer("minimum_words") ?? 1
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    let nodes = look.nodes(of: texts, at: node).map(\.node).filter { $0.kind == .string }
    let words = nodes.reduce(0) { $0 + $1.bytes.words.count }
    guard let first = nodes.first, words >= minimumWords, look.item.spend(nodes.reduce(0) { $0 + $1.count }) else {
      return nil
    }
    var sketcher = Sketcher()
    for node in nodes { sketcher.add(node.bytes) }
    return sketcher.sketch().map { SampledValues(place: first, sketch: $0) }
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    let own = samples.indices.filter { samples[$0].isOwn }
    // Each is like one that stands before it, which is already known to be of a mould or to begin one.
    var moulds = Array(own.indices)
    for pair in NearDuplicates(among: own.map { samples[$0].sketch ?? .none }, threshold: share).found {
      moulds[pair.index] = moulds[pair.other]
    }
    return Dictionary(grouping: own.indices) { moulds[$0] }.values.filter { $0.count > times }
      .sorted { $0[0] < $1[0] }
      .map { BatchFinding(own[$0[0]], ["count": "\($0.count)", "other": samples[own[$0[1]]].name]) }
  }
}
