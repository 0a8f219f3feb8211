import Documents

/// A value names something that is there: it is one of what `in` selects.
///
/// `in` takes one or several selections, `{keys: …}` for the names of a mapping's entries. With `unless`, a value that
/// holds that pattern is left alone, since another check looks at it. With `not`, it must be none of them. With
/// `prefix`, only values that begin with it are looked at, and what follows is the name; with `numbered`, that is the
/// number of one of what `in` selects, counted from 1. A null names nothing, and where a file or the rubric
/// is not there, nothing is found.
struct ResolvesFunction: CheckFunction {
  static let name = "resolves"
  static let words: Set<String> = ["known"]

  private let among: [Excerpt]
  private let unless: String?
  private let isNegated: Bool
  private let prefix: [UInt8]
  private let isNumbered: Bool
  private let key = MemoryKey()

  init(_ options: inout OptionReading) {
    among = options.excerpts("in") ?? []
    unless = options.pattern("unless")
    isNegated = options.flag("not")
    prefix = Array((options.text("prefix") ?? "").utf8)
    isNumbered = options.flag("numbered")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard node.kind != .sequence, node.kind != .mapping, !node.isNull, look.canRead(among, at: node) else { return }
    guard node.bytes.starts(with: prefix) else { return }
    if let unless, look.matches(unless, node.bytes) { return }
    guard isThere(node, in: look) == isNegated, !hits.areEnough else { return }
    let known = look.nodes(of: among, at: node).map(\.node)
    let shown = known.prefix(8).map { "`\($0.text)`" }.joined(separator: ", ")
    hits.add(at: node, ["known": known.isEmpty ? "none" : shown + (known.count > 8 ? " …" : "")])
  }

  private func isThere(_ node: Node, in look: Look) -> Bool {
    let name = node.bytes.dropFirst(prefix.count)
    guard isNumbered else { return look.texts(of: among, at: node, by: key).contains(ByteText(name)) }
    guard let number = Int(String(decoding: name, as: UTF8.self)), number > 0 else { return false }
    return number <= look.nodes(of: among, at: node).count
  }
}
