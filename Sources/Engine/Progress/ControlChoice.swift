package import Dataset
package import Diagnostics
import Documents

/// Which of the unused items with known answers go into a batch.
package struct ControlChoice {
  /// An item with a known answer.
  package struct Candidate: Hashable, Sendable {
    package let id: String
    package let answer: GoldAnswer

    package init(id: String, answer: GoldAnswer) {
      self.id = id
      self.answer = answer
    }
  }

  /// In the order of their ids.
  package private(set) var chosen: [Candidate] = []
  private var left: [Candidate]
  private let count: Int?

  /// Chooses in an order that nobody knows: first what the policy lacks, and then from each difficulty in turn.
  ///
  /// - Parameters:
  ///   - count: how many; nil for as many as the policy lacks. A count that is too small leaves something lacking.
  ///   - entries: what may be chosen.
  ///   - policy: what a batch has to hold; nil where only the count matters.
  ///   - known: the answers of what the batch holds already.
  ///   - items: how many others it holds.
  ///   - random: what the order comes from.
  /// - Throws: ``Refusal`` where there are not enough.
  package init(
    _ count: Int?, of entries: [Candidate], by policy: ControlPolicy?, known: [GoldAnswer], items: Int,
    criteria: [String], _ random: inout some RandomNumberGenerator
  ) throws(Refusal) {
    self.count = count
    left = entries.shuffled(using: &random)
    let lacks = { (chosen: [Candidate]) in
      policy?.lacks(known + chosen.map(\.answer), items: items, criteria: criteria) ?? []
    }
    while !isFull, let lack = lacks(chosen).first(where: \.isParticular) { try meet(lack) }
    var wanted = count ?? chosen.count
    if count == nil, case .items(let more) = lacks(chosen).first { wanted += more }
    guard left.count >= wanted - chosen.count else {
      throw Refusal(
        "items to plant: \(wanted), and of those with known answers \(entries.count) are unused",
        help: "add some to the private repository, or plant fewer with --count")
    }
    fill(to: wanted)
    chosen.sort { $0.id.precedes($1.id) }
  }

  private var isFull: Bool { count.map { chosen.count >= $0 } ?? false }

  private mutating func meet(_ lack: ControlPolicy.Lack) throws(Refusal) {
    guard let index = left.firstIndex(where: { lack.isLess(by: $0.answer) }) else {
      throw Refusal(
        "the batch lacks control items: \(lack.words), and no unused one with a known answer is of that kind",
        help: "add some to the private repository")
    }
    take(index)
  }

  private mutating func fill(to wanted: Int) {
    var turn = 0
    let difficulties = GoldAnswer.Difficulty.allCases
    while chosen.count < wanted {
      let difficulty = difficulties[turn % difficulties.count]
      if let index = left.firstIndex(where: { $0.answer.difficulty == difficulty }) { take(index) }
      turn += 1
    }
  }

  private mutating func take(_ index: Int) { chosen.append(left.remove(at: index)) }
}

extension ControlPolicy.Lack {
  /// Whether not just any item will do.
  fileprivate var isParticular: Bool {
    if case .items = self { false } else { true }
  }

  /// Whether an item with this answer is one of those that are lacking.
  fileprivate func isLess(by answer: GoldAnswer) -> Bool {
    switch self {
    case .items: true
    case .criterion(let id, _): answer.criteria.contains(id)
    case .difficulty(let difficulty, _): answer.difficulty == difficulty
    }
  }
}
