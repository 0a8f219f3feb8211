import Documents

/// Each line of a JSON Lines file holds, under `previous`, the SHA-256 of the line before, its line end included; the
/// first line holds none there, or 64 zeros. `head` selects what the item says is the SHA-256 of the last line.
///
/// The file is what is looked at: a text, or a mapping with `path`. Blank lines are passed over; a line that is no JSON
/// value holds no digest, which is found.
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
    let lines = bytes.textLines
    var digest = String(repeating: "0", count: 64)
    var last = 0
    for line in JSONLines(bytes) where line.number <= lines.count {
      let root = line.reading.document?.root
      let held = root?[previous]
      if root == nil || held?.string != digest && (last > 0 || held.map({ !$0.isNull }) ?? false) {
        let words = [
          "line": "\(line.number)", "expected": digest, "fault": "does not hold the digest of the line before",
        ]
        hits.add(
          (held ?? root).map { Hit(at: PlacedNode($0, in: path), words) } ?? Hit(in: path, line: line.number, words))
      }
      digest = look.item.item.digests.sha256Text(of: Array(lines[line.number - 1]) + [0x0A])
      last = line.number
    }
    for head in head.map({ look.nodes(of: $0, at: node) }) ?? [] where head.text != digest && last > 0 {
      hits.add(at: head, ["line": "\(last)", "expected": digest, "fault": "is not the digest of the last line"])
    }
  }
}
