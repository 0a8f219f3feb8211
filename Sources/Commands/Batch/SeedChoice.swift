import Dataset
import Diagnostics

/// Which of the unused items with known answers go into a batch.
struct SeedChoice {
  private(set) var chosen: [GoldRepository.Entry] = []
  private var left: [GoldRepository.Entry]

  /// Chooses in an order that nobody knows: first what each criterion needs, and then from each difficulty in turn.
  ///
  /// - Parameters:
  ///   - entries: what may be chosen.
  ///   - count: how many.
  ///   - criteria: the criteria of the rubric.
  ///   - minimum: how many items fail each of them, at least.
  /// - Throws: ``Failure`` where there are not enough.
  init(
    _ count: Int, of entries: [GoldRepository.Entry], criteria: [String], minimum: Int
  ) throws(Failure) {
    left = entries.shuffled()
    guard left.count >= count else {
      throw Failure(
        "items to seed: \(count), and of those with known answers \(left.count) are unused",
        help: "add some to the private repository, or seed fewer with --count")
    }
    for criterion in criteria { try meet(minimum, criterion, count) }
    var turn = 0
    let difficulties = GoldAnswer.Difficulty.allCases
    while chosen.count < count {
      let wanted = difficulties[turn % difficulties.count]
      if let index = left.firstIndex(where: { $0.answer.difficulty == wanted }) { take(index) }
      turn += 1
    }
    chosen.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private mutating func meet(_ minimum: Int, _ criterion: String, _ count: Int) throws(Failure) {
    while chosen.count(where: { $0.answer.criteria.contains(criterion) }) < minimum {
      guard chosen.count < count, let index = left.firstIndex(where: { $0.answer.criteria.contains(criterion) }) else {
        throw Failure(
          "of the seeded items, \(minimum) have to fail `\(criterion)`, and there are not so many",
          help: "add some to the private repository, or seed more with --count")
      }
      take(index)
    }
  }

  private mutating func take(_ index: Int) { chosen.append(left.remove(at: index)) }
}
