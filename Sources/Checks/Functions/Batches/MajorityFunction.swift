import Documents

/// A decision is on the side on which more than half of the votes are, where more than half are on one.
///
/// Votes and decision are numbers, whose sides are below zero, zero, and above; or texts, each a side of its own. Found
/// is the first vote of the majority; nothing, where nothing was decided.
struct MajorityFunction: BatchFunction {
  static let name = "majority"
  static let words: Set<String> = ["count", "of", "decision", "vote"]

  private let vote: Selection?
  private let decision: Selection?

  init(_ options: inout OptionReading) {
    vote = options.selection("of")
    decision = options.selection("decision")
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    guard let vote = vote.flatMap({ look.nodes(of: $0, at: node).first }), let side = Self.side(of: vote),
      let decision = decision.flatMap({ look.nodes(of: $0, at: node).first }), let decided = Self.side(of: decision)
    else { return nil }
    return SampledValues(place: vote, values: [side, decided, Array(decision.bytes), Array(vote.bytes)])
  }

  /// Nil for what is neither a number nor a text.
  private static func side(of node: Node) -> [UInt8]? {
    switch node.kind {
    case .number:
      guard let value = Double(node.text), !value.isNaN else { return nil }
      return Array((value < 0 ? "-" : value > 0 ? "+" : "0").utf8)
    case .string: return Array(" \(node.text)".utf8)
    default: return nil
    }
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    let own = samples.indices.filter { samples[$0].isOwn }
    let sides = Dictionary(grouping: own) { samples[$0].values[0] }
    guard let most = sides.values.first(where: { $0.count * 2 > own.count }), let first = most.first else { return [] }
    let values = samples[first].values
    guard values[0] != values[1] else { return [] }
    return [
      BatchFinding(
        first,
        [
          "count": "\(most.count)", "of": "\(own.count)", "decision": String(decoding: values[2], as: UTF8.self),
          "vote": String(decoding: values[3], as: UTF8.self),
        ])
    ]
  }
}
