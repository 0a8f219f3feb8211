import Dataset
import Engine

extension BatchSteps {
  /// What items need of reviewers.
  mutating func addReviews() {
    let name = progress.files.batch.name
    add(.approve, "for approvals", "git dataset review \(name)")
    add(.reveal, "for sealed verdicts to be shown", "git dataset review reveal \(name)")
  }

  /// What disputed items need.
  mutating func addDisputes() {
    add(.adjudicate, "for somebody who decides between reviewers", "git dataset adjudicate ITEM")
  }

  /// Those for whom nobody is left are told apart: others being able to act elsewhere does not help them.
  private mutating func add(_ deed: NextSteps.Deed, _ what: String, _ command: String) {
    let items = progress.open.filter { $0.steps.deed == deed }
    let (stuck, able) = (items.filter(\.steps.people.isEmpty), items.filter { !$0.steps.people.isEmpty })
    for (items, isStuck) in [(able, false), (stuck, true)] {
      guard let first = items.first else { continue }
      let people = Set(items.flatMap(\.steps.people)).sorted()
      let name = items.count == 1 ? first.name.description : "ITEM"
      add(
        Self.items(items.count, what) + (isStuck ? ": \(items.count == 1 ? name : "\(first.name), …")" : ""), people,
        command.replacing("ITEM", with: name), role: .reviewer)
    }
  }
}
