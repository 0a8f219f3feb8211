import Dataset
import Diagnostics

extension QueueSitting {
  /// Picks the criterion after the one that is picked, or the first.
  mutating func pick() { pick(picked.map { $0 + 1 } ?? 0) }

  /// Picks a criterion by its place, and brings it into sight; nil or a place behind the last one picks none.
  mutating func pick(_ place: Int?) {
    let known = queue.desk.sheet.criteria
    picked = place.flatMap { known.indices.contains($0) ? $0 : nil }
    guard let picked else {
      message = ""
      try? show()
      return
    }
    message = "\(known[picked]): \(levels), then the next one; Tab passes, Esc ends"
    let lines = QueuePage(queue: queue, picked: picked).criteria(
      width: QueuePage.columns(of: terminal.size.width).rubric, isWhole: true)
    scrolled.rubric = max(0, (lines.firstIndex { $0.hasPrefix("> ") } ?? 0) - 1)
    try? show()
  }

  /// The levels of the scale, as they are typed.
  var levels: String { queue.desk.sheet.levels.map(String.init).joined(separator: " ") }

  /// The level that a key begins; where levels have more than one digit, the rest is asked for.
  mutating func level(from key: Character) -> QueueCommand? {
    guard let picked, !queue.desk.sheet.levels.allSatisfy({ (0...9).contains($0) }) else { return .level(String(key)) }
    return ask("\(queue.desk.sheet.criteria[picked]) [\(levels)]: \(key)").map { .level("\(key)\($0.withoutMargins)") }
  }

  /// Scores the picked criterion, and picks the next one.
  mutating func setLevel(_ text: String) throws {
    guard let picked, let level = Int(text) else { return try say("`\(text.shown())` is no level") }
    let criterion = queue.desk.sheet.criteria[picked]
    try queue.note { $0.scores[criterion] = level }
    pick()
  }
}
