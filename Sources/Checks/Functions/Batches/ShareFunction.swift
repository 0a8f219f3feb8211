import Documents

/// No more than `maximum`, a share such as 0.1, of a batch's items have what `having` selects, where the batch has at
/// least `items` of them.
///
/// Counted are the items in which `among` selects something; all of them, unless it says so. Found is the first item
/// that has it.
struct ShareFunction: BatchFunction {
  static let name = "share"
  static let words: Set<String> = ["count", "of", "share"]

  private let having: Selection?
  private let among: Selection?
  private let maximum: Double
  private let least: Int

  init(_ options: inout OptionReading) {
    having = options.selection("having")
    among = options.selection("among")
    maximum = options.number("maximum") ?? 1
    least = options.integer("items") ?? 1
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    if let among, look.nodes(of: among, at: node).isEmpty { return nil }
    let found = having.flatMap { look.nodes(of: $0, at: node).first }
    return SampledValues(place: found ?? node, number: found == nil ? 0 : 1)
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    let own = samples.indices.filter { samples[$0].isOwn }
    let having = own.filter { samples[$0].number == 1 }
    guard own.count >= least, let first = having.first, Double(having.count) > maximum * Double(own.count) else {
      return []
    }
    let share = having.count * 100 / own.count
    return [BatchFinding(first, ["count": "\(having.count)", "of": "\(own.count)", "share": "\(share)"])]
  }
}
