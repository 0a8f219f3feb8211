import Documents

/// A long session has something in it: of stretches of speech that run over more than `longer_s` seconds, at least one
/// is of one of the kinds that `kinds` lists, by its `kind`.
///
/// `speech` is as for `said-after`. Where no stretch has a kind, nothing is found.
struct LacksFunction: CheckFunction {
  static let name = "lacks"
  static let words: Set<String> = ["minutes", "kinds"]

  private let timeline: Timeline
  private let length: Int
  private let kinds: [String]

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    length = (options.integer("longer_s") ?? 0) * 1_000
    kinds = options.texts("kinds")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let stretches = timeline.stretches(in: look, at: node)
    guard let first = stretches.first, let end = stretches.map(\.end).max(), end - first.start > length else { return }
    let found = stretches.compactMap { $0.place.node["kind"]?.string }
    guard !found.isEmpty, !found.contains(where: kinds.contains) else { return }
    hits.add(
      at: node, ["minutes": "\((end - first.start) / 60_000)", "kinds": kinds.joined(separator: ", ")])
  }
}
