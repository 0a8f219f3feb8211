import Documents
import Statistics

/// How often somebody was right, or how many items are sound.
struct Tally {
  private var count = 0
  private var total = 0

  mutating func add(_ isRight: Bool) {
    count += isRight ? 1 : 0
    total += 1
  }

  /// A line for each person, with the share and its Wilson interval.
  static func lines(_ tallies: [String: Tally]) -> [String] {
    let width = tallies.keys.map(\.count).max() ?? 0
    return tallies.sorted { $0.key < $1.key }.map { person, tally in
      let name = person + String(repeating: " ", count: width - person.count)
      let share = Percent.of(tally.count, tally.total)
      return
        "  \(name)  \(tally.count) of \(tally.total), \(share) (\(Percent.of(.wilson(tally.count, of: tally.total))))"
    }
  }

  /// The same for programs.
  static func value(_ tallies: [String: Tally]) -> Value {
    .list(
      tallies.sorted { $0.key < $1.key }.map { person, tally in
        let interval = Interval.wilson(tally.count, of: tally.total)
        return .record([
          ("person", .string(person)), ("count", .integer(tally.count)), ("total", .integer(tally.total)),
          ("low", interval.low.map { .number("\($0)") }), ("high", interval.high.map { .number("\($0)") }),
        ])
      })
  }
}
