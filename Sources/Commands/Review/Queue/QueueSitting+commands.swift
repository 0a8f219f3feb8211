import Dataset
import Diagnostics
import Engine

extension QueueSitting {
  /// Does what was typed.
  ///
  /// - Returns: false where the queue is through, or somebody wants to quit.
  mutating func perform(_ command: QueueCommand) throws(Failure) -> Bool {
    message = ""
    do {
      switch command {
      case .next, .previous, .go: try move(command)
      case .skip:
        queue.skip()
        return try goOn()
      case .decide(let verdict): return try decide(verdict)
      case .undo:
        queue.undo()
        try say("forgotten")
      case .score(let text): try score(text)
      case .level(let text): try setLevel(text)
      case .finding(let text): try addFinding(text)
      case .comment(let text): try setComment(text)
      case .file:
        queue.openNextFile()
        scrolled.item = 0
        try show()
      case .list: try page(list)
      case .help: try page(help)
      case .quit: return false
      case .unknown(let text): try say("`\(text.shown())` is no key; ? shows them")
      }
    } catch {
      throw Failure(error)
    }
    return true
  }

  private mutating func move(_ command: QueueCommand) throws {
    let last = queue.names.count - 1
    let place =
      switch command {
      case .next: queue.index + 1
      case .previous: queue.index - 1
      case .go(let number): max(0, number) - 1
      default: queue.index
      }
    guard (0...last).contains(place) else { return try say("there are items 1 to \(last + 1)") }
    try queue.go(to: place)
    scrolled = (0, 0)
    picked = nil
    try show()
  }

  private var help: String {
    let anchors = QueuePage(queue: queue).anchors(width: 80).map { $0 + "\n" }.joined()
    return QueueCommand.help(queue.desk.verdicts) + "\nLevels\n" + anchors
  }

  private mutating func decide(_ verdict: QueueVerdict) throws -> Bool {
    var decided = queue.draft
    decided.verdict = verdict
    guard decided.isExplained else {
      try say("say what is wrong first: f for a finding, m for a comment")
      return true
    }
    try queue.note { $0.verdict = verdict }
    if !terminal.isInteractive { session.console.print("\(verdict.rawValue)  \(queue.item.name)\n") }
    return try goOn()
  }

  /// To the next item without a verdict; false where there is none.
  private mutating func goOn() throws -> Bool {
    scrolled = (0, 0)
    picked = nil
    guard try queue.advance() else { return false }
    try show()
    return true
  }

  private mutating func score(_ text: String) throws {
    var scores: [String: Int] = [:]
    for word in text.split(separator: " ") {
      let halves = word.split(separator: "=", omittingEmptySubsequences: false)
      guard halves.count == 2, let level = Int(halves[1]) else {
        return try say("write scores as CRITERION=LEVEL, not `\(String(word).shown())`")
      }
      scores[criterion(halves[0])] = level
    }
    if scores.isEmpty {
      for criterion in queue.desk.sheet.criteria {
        let answer = ask("\(criterion) [\(levels)]: ")?.withoutMargins ?? ""
        guard !answer.isEmpty else { continue }
        guard let level = Int(answer) else { return try say("`\(answer.shown())` is no level") }
        try queue.note { $0.scores[criterion] = level }
      }
    }
    try queue.note { $0.scores.merge(scores) { $1 } }
    try say(queue.draft.scores.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
  }

  /// A criterion by its name, or by its number on the page.
  private func criterion(_ text: Substring) -> String {
    let known = queue.desk.sheet.criteria
    return Int(text).flatMap { $0 > 0 && $0 <= known.count ? known[$0 - 1] : nil } ?? String(text)
  }

  private mutating func addFinding(_ text: String) throws {
    let text = text.isEmpty ? (ask("Finding, \(FindingText.form): ") ?? "").withoutMargins : text
    guard !text.isEmpty else { return try say("no finding") }
    let head = text.prefix { $0.isNumber }
    let named = head.isEmpty ? text : criterion(head) + text.dropFirst(head.count)
    guard let finding = FindingText.read(named) else { return try say("write a finding as \(FindingText.form)") }
    try queue.note { $0.findings.append(finding) }
    try say("noted")
  }

  private mutating func setComment(_ text: String) throws {
    let text = text.isEmpty ? (ask("Comment: ") ?? "").withoutMargins : text
    try queue.note { $0.comment = text.isEmpty ? nil : text }
    try say(text.isEmpty ? "no comment" : "noted")
  }
}

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
