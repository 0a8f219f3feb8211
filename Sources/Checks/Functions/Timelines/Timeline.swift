import Documents

/// The options by which a function finds stretches of speech, and the moments of actions on the same clock.
///
/// A stretch is a mapping of `start_ms`, `end_ms` and `text`, as cues are; an action is a time of RFC 3339. The
/// milliseconds count from `origin`, and `offset` is what to add to them to meet the clock of the actions.
struct Timeline: Sendable {
  private let speech: [Excerpt]
  private let actions: [Excerpt]
  private let origin: Selection?
  private let offset: Selection?

  /// - Parameter key: the option that names the actions.
  init(_ options: inout OptionReading, actions key: String = "actions") {
    speech = options.excerpts("speech") ?? []
    actions = options.excerpts(key) ?? []
    origin = options.selection("origin")
    offset = options.selection("offset")
  }

  /// One stretch of speech.
  struct Stretch {
    let place: PlacedNode
    let start: Int
    let end: Int
    let words: Int
  }

  /// The stretches by their beginnings; those whose times cannot be are left out.
  func stretches(in look: Look, at node: Node) -> [Stretch] {
    look.nodes(of: speech, at: node).compactMap { place in
      guard let start = place.node["start_ms"]?.milliseconds, let end = place.node["end_ms"]?.milliseconds,
        start <= end, let text = place.node["text"], text.kind == .string, look.item.spend(text.count + 16)
      else { return nil }
      return Stretch(place: place, start: start, end: end, words: text.bytes.words.count)
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// The moments of the actions on the clock of the speech, in their order; nothing where the clock is not known.
  func moments(in look: Look, at node: Node) -> [Int] {
    guard let zero = origin.flatMap({ look.nodes(of: $0, at: node).first }).flatMap({ Instant($0.bytes) }) else {
      return []
    }
    let shift = offset.flatMap { look.nodes(of: $0, at: node).first?.milliseconds } ?? 0
    let places = look.nodes(of: actions, at: node)
    guard look.item.spend(places.count * 32) else { return [] }
    return places.compactMap { Instant($0.node.bytes).map { $0.milliseconds - zero.milliseconds - shift } }.sorted()
  }
}

extension Node {
  /// A number of milliseconds that can be.
  fileprivate var milliseconds: Int? {
    number?.integer.flatMap { (-1 << 50...1 << 50).contains($0) ? $0 : nil }
  }
}

extension Int {
  /// A moment in milliseconds as people read it: `5:07`, or `1:02:03`.
  var clock: String {
    let seconds = abs(self) / 1_000
    let (hours, rest) = (seconds / 3_600, seconds % 3_600)
    let second = rest % 60 < 10 ? "0\(rest % 60)" : "\(rest % 60)"
    let minute = hours > 0 && rest / 60 < 10 ? "0\(rest / 60)" : "\(rest / 60)"
    return (self < 0 ? "-" : "") + (hours > 0 ? "\(hours):" : "") + minute + ":" + second
  }
}
