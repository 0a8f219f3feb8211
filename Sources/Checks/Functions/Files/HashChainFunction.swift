import Documents

/// Each line of a JSON Lines file holds, under `previous`, the SHA-256 of the line before, its line end included; the
/// first line holds none there, or 64 zeros. `head` selects what the item says is the SHA-256 of the last line.
///
/// The file is what is looked at: a text, or a mapping with `path`.
struct HashChainFunction: CheckFunction {
  static let name = "hash-chain"
  static let words: Set<String> = ["line", "expected", "fault"]

  private let previous: String
  private let head: Selection?

  init(_ options: inout OptionReading) {
    previous = options.text("previous") ?? "prev"
    head = options.selection("head")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let path = node.sidecarPath, let bytes = look.item.bytes(of: path) else { return }
    let places = look.item.events(of: path) ?? []
    let lines = bytes.textLines
    var digest = String(repeating: "0", count: 64)
    for place in places {
      let number = Int(place.node.mark.line)
      let held = place.node[previous]
      if held?.string != digest, number > 1 || held.map({ !$0.isNull && $0.text != digest }) ?? false {
        hits.add(
          PlacedNode(held ?? place.node, in: path),
          ["line": "\(number)", "expected": digest, "fault": "does not hold the digest of the line before"])
      }
      guard number <= lines.count else { continue }
      digest = look.item.item.digests.sha256Text(of: Array(lines[number - 1]) + [0x0A])
    }
    for head in head.map({ look.nodes(of: $0, at: node) }) ?? [] where head.text != digest && !places.isEmpty {
      hits.add(
        at: head, ["line": "\(places.count)", "expected": digest, "fault": "is not the digest of the last line"])
    }
  }
}
