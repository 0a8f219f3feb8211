import Documents

/// At least a share of actions, `minimum`, has speech around or before it: a stretch that is under way at the action,
/// or ends no more than `within_s` seconds before.
///
/// `speech`, `actions`, `origin` and `offset` are as for `said-after`. Of fewer than `from` actions nothing is said,
/// nor where there is no speech, no action or no origin.
struct CoveredFunction: CheckFunction {
  static let name = "covered"
  static let words: Set<String> = ["share", "count", "total"]

  private let timeline: Timeline
  private let window: Int
  private let minimum: Double
  private let from: Int

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    window = (options.integer("within_s") ?? 60) * 1_000
    minimum = options.number("minimum") ?? 0
    from = options.integer("from") ?? 1
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let stretches = timeline.stretches(in: look, at: node)
    let moments = timeline.moments(in: look, at: node)
    guard !stretches.isEmpty, !moments.isEmpty, moments.count >= from else { return }
    var count = 0
    var next = 0
    // The latest end of all stretches that have begun: an earlier one may last longer.
    var end = Int.min
    for moment in moments {
      while next < stretches.count, stretches[next].start <= moment {
        end = max(end, stretches[next].end)
        next += 1
      }
      if end >= moment - window { count += 1 }
    }
    let share = Double(count) / Double(moments.count)
    guard share < minimum else { return }
    hits.add(
      at: node, ["share": "\(Int(share * 100))", "count": "\(count)", "total": "\(moments.count)"])
  }
}
