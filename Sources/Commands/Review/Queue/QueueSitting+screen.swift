import Dataset

extension QueueSitting {
  mutating func show() throws {
    guard terminal.isInteractive else {
      session.console.print("\n" + (try QueuePage(queue: queue).text(withRubric: !hasShownRubric)))
      hasShownRubric = true
      return
    }
    let (width, height) = terminal.size
    let lines = try QueuePage(queue: queue, picked: picked).screen(
      width: width, height: height, scrolled: scrolled, message: message)
    session.console.print("\u{1B}[H\u{1B}[2J" + lines.joined(separator: "\r\n") + "\r\n")
  }

  /// Says something in one line.
  mutating func say(_ text: String) throws {
    message = text
    guard terminal.isInteractive else { return session.console.print("\(text)\n") }
    try show()
  }

  /// Shows a page over the item until a key is pressed.
  mutating func page(_ text: String) throws {
    guard terminal.isInteractive else { return session.console.print(text) }
    session.console.print("\u{1B}[H\u{1B}[2J" + text + "\nPress a key.\n")
    _ = terminal.key()
    try show()
  }

  var list: String {
    queue.names.enumerated().map { number, name in
      let draft = queue.desk.drafts.draft(of: name.id)
      let noted = draft.map { $0.verdict?.rawValue ?? "begun" } ?? ""
      let sign = number == queue.index ? "*" : " "
      return "\(sign) \(number + 1)  \(name.id)\(noted.isEmpty ? "" : "  \(noted)")\n"
    }.joined()
  }

  /// Asks whether to commit; where nothing can be, there is nothing to ask.
  mutating func ending() throws -> Ending {
    let decided = queue.decided
    guard let question = queue.desk.question(decided: decided.count, of: queue.names.count) else { return .keep }
    if terminal.isInteractive { session.console.print("\u{1B}[H\u{1B}[2J") }
    let lines = decided.map { "  \($0.draft.verdict?.rawValue ?? "")  \($0.name)\n" }.joined()
    session.console.print(lines)
    while let answer = ask("\(question) y, n to go on, or k to keep them as drafts: ") {
      switch answer.withoutMargins {
      case "y": return .commit
      case "n": return .goOn
      case "k": return .keep
      default: continue
      }
    }
    return .keep
  }
}

extension String {
  /// The text without white space around it.
  var withoutMargins: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
