import Dataset
import Diagnostics

extension ItemState {
  /// Why a person cannot sign it as one of its authors; nil where the person can.
  func obstacle(toOwningBy person: String) -> Obstacle? {
    if let stranger = stranger(person, rule: "item/authorship") { return stranger }
    guard !reviews.words.disowned.contains(person) else {
      return Obstacle(
        .disowned, "\(person) has disowned \(name)", remedy: "what was disowned stays so", rule: "item/authorship")
    }
    guard reviews.words.hasSigned(person, content.sha256) else { return nil }
    return Obstacle(.done, "\(person) has signed \(name) already, as it is", remedy: "", rule: nil)
  }

  /// Why a person cannot say that they are no author of it; nil where nothing that the state shows is in the way. Who
  /// wrote it tells its history alone.
  func obstacle(toDisowningBy person: Person) -> Obstacle? {
    let (id, rule) = (person.id, RuleID("item/disowned"))
    if let stranger = stranger(id, rule: rule) { return stranger }
    guard !reviews.words.disowned.contains(id) else {
      return Obstacle(.disowned, "\(id) has disowned \(name) already", remedy: "", rule: nil)
    }
    // What was signed with a key in other hands is for whoever looks at the history.
    let isOwn = !person.keys.contains { $0.status == .compromised }
    guard isOwn, reviews.words.hasSigned(id) else { return nil }
    return Obstacle(
      .author, "\(id) has signed \(name) as an author", remedy: "an author stays one, and others review the item",
      rule: rule)
  }

  private func stranger(_ person: String, rule: RuleID) -> Obstacle? {
    guard !item.people.contains(person) else { return nil }
    let people = item.people.sorted().joined(separator: ", ").shown(limit: 200)
    return Obstacle(
      .stranger, "\(name) does not list \(person) as an author", remedy: "it lists \(people)", rule: rule)
  }
}
