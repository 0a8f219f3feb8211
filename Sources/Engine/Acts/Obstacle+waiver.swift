package import Checks
package import Dataset
import Diagnostics

extension Obstacle {
  /// Why a person cannot waive a check in a stream at all; nil where the person may.
  ///
  /// Whoever signs off a batch may do what its reviewers may.
  package static func waiving(
    _ check: CheckTerms, by person: String, in stream: String, _ people: People
  ) -> Obstacle? {
    let (role, rule): (Role, RuleID) = (check.waivable == .reviewer ? .reviewer : .calibrator, "waiver/allowed")
    guard check.waivable != .no else {
      return Obstacle(
        .unwaivable, "nobody may waive \(check.id.name.shown())",
        remedy: "mend the item, or ask an owner for `waivable` in the stream's checks.yaml", rule: rule)
    }
    guard !(people[person]?.has(.calibrator, in: stream) ?? false) else { return nil }
    return .lacking(
      role, person, in: stream, among: people, consequence: ", and cannot waive \(check.id.name.shown())", rule: rule)
  }
}

extension ItemParts {
  /// What a person did with the item that keeps them from waiving anything of it.
  package func obstacle(toWaivingOf item: ItemName, by person: String) -> Obstacle? {
    guard case .listed(let authors) = authors else {
      return Obstacle(
        .unknown, "\(item) has no authors that can be read, so nobody can say who may waive anything of it",
        remedy: "mend the item first: git dataset check", rule: "waiver/allowed")
    }
    guard authors.contains(person) else { return nil }
    return Obstacle(
      .author, "\(person.shown()) is an author of \(item), and cannot waive what checks find in it",
      remedy: "ask somebody else who may", rule: "waiver/allowed")
  }
}
