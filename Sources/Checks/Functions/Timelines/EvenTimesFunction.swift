import Documents

/// Times were taken, not made up: of at least `from` stretches, not all last equally long, nor does each begin at a
/// multiple of `step_s` seconds.
///
/// `speech` is as for `said-after`. The finding lies at the first stretch.
struct EvenTimesFunction: CheckFunction {
  static let name = "even-times"
  static let words: Set<String> = ["fault", "count"]

  private let timeline: Timeline
  private let from: Int
  private let step: Int

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    from = options.integer("from") ?? 2
    step = max(1, options.integer("step_s") ?? 1) * 1_000
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let stretches = timeline.stretches(in: look, at: node)
    guard let first = stretches.first, stretches.count >= from else { return }
    let length = first.end - first.start
    let fault: String
    if stretches.allSatisfy({ $0.end - $0.start == length }) {
      fault = "each lasts \(length) ms"
    } else if stretches.allSatisfy({ $0.start % step == 0 }) {
      fault = "each begins at a multiple of \(step / 1_000) seconds"
    } else {
      return
    }
    hits.add(first.place, ["fault": fault, "count": "\(stretches.count)"])
  }
}
