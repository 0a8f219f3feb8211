import Documents
import Statistics

/// Of two `sides`, the one that has a mark wins no more often, and no less often, than by chance.
///
/// Each side says by `wins` when it wins, which is where that selects something, and by `has` when it has the mark; or
/// by `longer` which texts are its own, and the side with more characters in them but white space has the mark. A trial
/// is what one side alone wins, where one alone has the mark. It is found where there are at least `items` trials,
/// where chance would bring such a count or a less likely one with a probability below `p`, and where the share of
/// those that the mark wins lies more than `beyond` from a half; with `only: more`, where it lies above.
///
/// The test is the exact two-sided one of a binomial distribution with a chance of one half, by the method of small
/// p-values (Gibbons and Pratt, "P-values: interpretation and methodology", The American Statistician 29, 1975). It
/// takes trials for independent: where the mark belongs to the item, `trial: item` counts all judgements of an item
/// once, by what most of them say, and leaves out an item of which as many say one thing as the other.
struct BinomialFunction: BatchFunction {
  static let name = "binomial"
  static let words: Set<String> = ["count", "of", "share", "p"]

  private struct Side {
    let wins: [Excerpt]
    let has: [Excerpt]?
    let longer: [Excerpt]?

    init(_ options: inout OptionReading) {
      wins = options.excerpts("wins") ?? []
      has = options.excerpts("has")
      longer = options.excerpts("longer")
    }
  }

  private let place: Selection?
  private let sides: [Side]
  private let limit: Double
  private let beyond: Double
  private let least: Int
  private let isOfItems: Bool
  private let isUpper: Bool

  init(_ options: inout OptionReading) {
    place = options.selection("of")
    sides = options.list("sides") { Side(&$0) }
    limit = options.number("p") ?? 0.01
    beyond = options.number("beyond") ?? 0
    least = options.integer("items") ?? 1
    isOfItems = options.text("trial") == "item"
    isUpper = options.text("only") == "more"
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    guard sides.count == 2, let place = place.flatMap({ look.nodes(of: $0, at: node).first }),
      let winner = Self.onlyOne(sides.map { !look.nodes(of: $0.wins, at: node).isEmpty }),
      let marked = marked(at: node, in: look)
    else { return nil }
    return SampledValues(place: place, number: winner == marked ? 1 : 0)
  }

  /// The place of the side that has the mark; nil where not one alone has it.
  private func marked(at node: Node, in look: Look) -> Int? {
    if let one = sides[0].longer, let other = sides[1].longer {
      let lengths = [one, other].map { Self.length(of: look.lines(of: $0, at: node)) }
      // What cannot be read has no length.
      guard !lengths.contains(0), lengths[0] != lengths[1] else { return nil }
      return lengths[0] > lengths[1] ? 0 : 1
    }
    return Self.onlyOne(sides.map { side in side.has.map { !look.nodes(of: $0, at: node).isEmpty } ?? false })
  }

  private static func onlyOne(_ flags: [Bool]) -> Int? {
    flags[0] == flags[1] ? nil : flags[0] ? 0 : 1
  }

  private static func length(of lines: [PlacedLine]) -> Int {
    lines.reduce(0) { sum, line in
      sum + line.text.count { $0 & 0xC0 != 0x80 && $0 != 0x20 && !(0x09...0x0D).contains($0) }
    }
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    let trials = isOfItems ? Self.itemTrials(in: samples) : Self.trials(in: samples)
    let count = trials.count { $0.isWon }
    guard trials.count >= max(1, least), let first = trials.first else { return [] }
    let share = Double(count) / Double(trials.count)
    guard abs(share - 0.5) > beyond, share > 0.5 || !isUpper else { return [] }
    let chance = Binomial(count: trials.count, chance: 0.5).twoSided(count)
    guard chance < limit else { return [] }
    return [
      BatchFinding(
        first.index,
        [
          "count": "\(count)", "of": "\(trials.count)", "share": "\(Int((share * 100).rounded()))",
          "p": chance < 0.0001 ? "below 0.0001" : Millionths(rounding: chance).text(digits: 4),
        ])
    ]
  }

  private typealias Trial = (index: Int, isWon: Bool)

  private static func trials(in samples: [BatchSample]) -> [Trial] {
    samples.indices.filter { samples[$0].isOwn }.map { ($0, samples[$0].number == 1) }
  }

  /// One trial for each item, in the order of the first sample of each.
  private static func itemTrials(in samples: [BatchSample]) -> [Trial] {
    var items: [String: (index: Int, lead: Int)] = [:]
    for trial in trials(in: samples) {
      let item = samples[trial.index].judged ?? samples[trial.index].item
      items[item, default: (trial.index, 0)].lead += trial.isWon ? 1 : -1
    }
    return items.values.filter { $0.lead != 0 }.sorted { $0.index < $1.index }.map { ($0.index, $0.lead > 0) }
  }
}
