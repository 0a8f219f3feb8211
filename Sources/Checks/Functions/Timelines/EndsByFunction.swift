import Documents

/// No stretch of speech ends behind a number of seconds, `seconds`, such as the length of the recording, by more than
/// `slack_ms` selects.
///
/// `speech` is as for `said-after`. The finding lies at the first stretch that does; where the number is not there,
/// nothing is found.
struct EndsByFunction: CheckFunction {
  static let name = "ends-by"
  static let words: Set<String> = ["end"]

  private let timeline: Timeline
  private let seconds: Selection?
  private let slack: Selection?

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    seconds = options.selection("seconds")
    slack = options.selection("slack_ms")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let length = seconds.flatMap({ look.nodes(of: $0, at: node).first }),
      length.kind == .number, let seconds = Double(length.text)
    else { return }
    let slack = slack.flatMap { look.nodes(of: $0, at: node).first?.number?.integer } ?? 0
    let end = seconds * 1_000 + Double(max(0, slack))
    guard let late = timeline.stretches(in: look, at: node).first(where: { Double($0.end) > end }) else { return }
    hits.add(late.place, ["end": late.end.clock, "value": Int(min(seconds, 1e9) * 1_000).clock])
  }
}
