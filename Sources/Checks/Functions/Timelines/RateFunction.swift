import Documents

/// Nobody speaks faster than people do: over at least `words` words and `seconds` seconds, no more than `maximum` words
/// a minute.
///
/// `speech` is as for `said-after`. What is measured are the fewest stretches one behind the other that have so many
/// words and last so long, by the time from the beginning of the first to the latest end. The finding lies at the first
/// of them, once for all that overlap.
struct RateFunction: CheckFunction {
  static let name = "rate"
  static let words: Set<String> = ["rate", "count", "seconds"]

  private let timeline: Timeline
  private let maximum: Double
  private let fewestWords: Int
  private let shortest: Int

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    maximum = options.number("maximum") ?? 0
    // Of no words at all nothing has an end yet.
    fewestWords = max(1, options.integer("words") ?? 1)
    shortest = (options.integer("seconds") ?? 1) * 1_000
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let stretches = timeline.stretches(in: look, at: node)
    var (stop, words, end) = (0, 0, Int.min)
    var found = -1
    for start in stretches.indices {
      while stop < stretches.count, words < fewestWords || end - stretches[start].start < shortest {
        words += stretches[stop].words
        end = max(end, stretches[stop].end)
        stop += 1
      }
      let length = end - stretches[start].start
      guard words >= fewestWords, length >= shortest, length > 0 else { return }
      let rate = Double(words) * 60_000 / Double(length)
      if rate > maximum, start > found {
        found = stop - 1
        hits.add(
          stretches[start].place,
          [
            "rate": "\(Int(rate))", "count": "\(words)", "seconds": "\(length / 1_000)",
            "value": stretches[start].start.clock,
          ])
      }
      words -= stretches[start].words
    }
  }
}
