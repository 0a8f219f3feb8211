import Documents

/// No more than `share` of all words are said behind the last action.
///
/// `speech` are stretches of speech (mappings of `start_ms`, `end_ms` and `text`, as cues are), `actions` times of
/// RFC 3339. The milliseconds count from the moment `origin`, and `offset` selects what to add to them to meet the
/// clock of the actions. A stretch counts that begins behind the last action. With `up_to`, a larger share than that is
/// left to another check. Where there are no words, no actions or no origin, nothing is found.
struct SaidAfterFunction: CheckFunction {
  static let name = "said-after"
  static let words: Set<String> = ["share", "count"]

  private let timeline: Timeline
  private let share: Double
  private let bound: Double

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    share = options.number("share") ?? 0
    bound = options.number("up_to") ?? 1
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let stretches = timeline.stretches(in: look, at: node)
    guard let last = timeline.moments(in: look, at: node).last else { return }
    let late = stretches.filter { $0.start > last }
    let (count, all) = (late.reduce(0) { $0 + $1.words }, stretches.reduce(0) { $0 + $1.words })
    guard let first = late.first, all > 0 else { return }
    let part = Double(count) / Double(all)
    guard part > share, part <= bound else { return }
    hits.add(first.place, ["share": "\(Int(part * 100))", "count": "\(count)", "value": first.start.clock])
  }
}
