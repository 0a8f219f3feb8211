import Documents

/// Values stand in their order: `kind: numbers` (the default), `times` of RFC 3339, or `intervals`.
///
/// Numbers go up; with `contiguous`, by one, beginning at `from`. Times do not go back by more than `grace_ms`
/// milliseconds. Intervals are mappings with `start` and `end` (queries from each of them): each ends behind its start,
/// they begin in their order, and with `within` none ends behind a number of the item; they may overlap.
struct SequenceFunction: CheckFunction {
  static let name = "sequence"
  static let words: Set<String> = ["previous", "expected", "fault"]

  private enum Kind: String {
    case numbers, times, intervals
  }

  private let excerpts: [Excerpt]
  private let kind: Kind
  private let first: Int?
  private let isContiguous: Bool
  private let grace: Int
  private let start: Selection
  private let end: Selection
  private let bound: Selection?

  init(_ options: inout OptionReading) {
    excerpts = options.excerpts("of") ?? []
    kind = options.text("kind").flatMap { Kind(rawValue: $0) } ?? .numbers
    first = options.integer("from")
    isContiguous = options.flag("contiguous")
    grace = options.integer("grace_ms") ?? 0
    start = options.selection("start") ?? .given
    end = options.selection("end") ?? .given
    bound = options.selection("within")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let places = look.nodes(of: excerpts, at: node)
    switch kind {
    case .numbers: inspectNumbers(places, &hits)
    case .times: inspectTimes(places, &hits)
    case .intervals: inspectIntervals(places, at: node, in: look, &hits)
    }
  }

  private func inspectNumbers(_ places: [PlacedNode], _ hits: inout Hits) {
    var expected = first
    var previous: (number: Number, text: String)?
    // Where one number alone is wrong, the next one goes on as if it were right.
    var alternative: Int?
    for place in places {
      guard let number = place.node.number else { continue }
      defer { previous = (number, place.node.text) }
      if isContiguous, let wanted = expected, number != Number(wanted) {
        guard let integer = number.integer, integer == alternative else {
          hits.add(place, ["expected": "\(wanted)", "previous": previous?.text ?? "nothing"])
          // A number that is no whole one, or that nothing counts up to, stands for the one that belongs here.
          alternative = wanted.following
          expected = number.integer.map(\.following) ?? wanted.following
          continue
        }
        (expected, alternative) = (integer.following, nil)
        continue
      }
      if !isContiguous, let before = previous, number <= before.number {
        hits.add(place, ["expected": "more than \(before.text)", "previous": before.text])
      }
      expected = number.integer?.following
    }
  }

  private func inspectTimes(_ places: [PlacedNode], _ hits: inout Hits) {
    var latest: (instant: Instant, node: Node)?
    for place in places {
      guard let instant = Instant(place.node.bytes) else { continue }
      var isBack = false
      if let latest, instant.milliseconds + grace < latest.instant.milliseconds {
        hits.add(place, ["previous": latest.node.text, "expected": "no earlier than \(latest.node.text)"])
        // One time that is wrong is found once, and not again at each that is right behind it.
        isBack = true
      }
      if isBack || latest.map({ $0.instant < instant }) ?? true { latest = (instant, place.node) }
    }
  }

  private func inspectIntervals(_ places: [PlacedNode], at node: Node, in look: Look, _ hits: inout Hits) {
    let bound = bound.flatMap { look.nodes(of: $0, at: node).first?.number }
    var previous: (number: Number, text: String)?
    for place in places {
      guard let begin = look.nodes(of: start, at: place.node).first,
        let finish = look.nodes(of: end, at: place.node).first,
        let from = begin.number, let to = finish.number
      else { continue }
      if to <= from {
        hits.add(
          PlacedNode(finish, beside: place), ["fault": "it ends at \(finish.text), and begins at \(begin.text)"])
      } else if let bound, bound < to {
        hits.add(PlacedNode(finish, beside: place), ["fault": "it ends at \(finish.text), behind the end at \(bound)"])
      }
      if let before = previous, from < before.number {
        hits.add(
          PlacedNode(begin, beside: place),
          ["fault": "it begins at \(begin.text), before the one above, which begins at \(before.text)"])
      }
      previous = (from, begin.text)
    }
  }
}

extension Int {
  /// The next number; nil behind the last.
  fileprivate var following: Int? { self < .max ? self + 1 : nil }
}
