import Dataset
import Diagnostics
import Engine

/// Somebody at a desk: takes what is typed, notes it, and commits everything at the end.
struct QueueSitting {
  var queue: ItemQueue
  var terminal: Terminal
  let session: Session
  var message = ""
  var scrolled = (item: 0, rubric: 0)
  /// The place of the criterion that the next level is for; nil where a number is an item's.
  var picked: Int?
  /// Whether the criteria were printed, which is once for all items where there is no terminal.
  var hasShownRubric = false
  private var isOnOtherScreen = false
  private var start = Clock.seconds()
  /// The longest that one look at the screen counts: who goes for lunch looks at nothing.
  private static let longest = 20 * 60

  /// What becomes of the verdicts.
  enum Ending {
    case commit, keep, goOn
  }

  init(_ queue: ItemQueue, _ session: Session) {
    self.queue = queue
    self.session = session
    terminal = Terminal()
  }

  mutating func run() async throws -> Outcome {
    for name in queue.outdated {
      session.console.complain("note: \(name) has changed since you looked at it; what you noted is forgotten\n")
    }
    enter()
    defer { leave() }
    try show()
    while let command = nextCommand() {
      spend()
      do throws(Failure) {
        if try perform(command) { continue }
      } catch {
        try say(error.message + (error.help.isEmpty ? "" : ": \(error.help)"))
        continue
      }
      switch try ending() {
      case .goOn: try show()
      case .keep: return try keep()
      case .commit:
        leave()
        return try await queue.desk.finish(session)
      }
    }
    spend()
    return try keep()
  }

  /// Ends with every draft where it is.
  private mutating func keep() throws -> Outcome {
    leave()
    session.console.print(try queue.desk.kept())
    return queue.desk.unfinished
  }

  /// To the terminal's other screen, with keys instead of lines.
  private mutating func enter() {
    guard terminal.isInteractive else { return }
    isOnOtherScreen = true
    terminal.readKeys()
    session.console.print("\u{1B}[?1049h")
  }

  /// Back from the terminal's other screen, with lines as before.
  private mutating func leave() {
    guard isOnOtherScreen else { return }
    isOnOtherScreen = false
    terminal.readLines()
    session.console.print("\u{1B}[?1049l")
  }

  private mutating func spend() {
    let now = Clock.seconds()
    if terminal.isInteractive { queue.spend(min(max(0, now - start), Self.longest)) }
    start = now
  }

  /// The next command; nil where the input ends.
  private mutating func nextCommand() -> QueueCommand? {
    guard terminal.isInteractive else { return terminal.line().map { command($0) } }
    while true {
      let key = terminal.key()
      switch key {
      case .end: return nil
      case .left: return .previous
      case .right: return .next
      case .character("\t"): pick()
      case .character("\u{1B}"): pick(nil)
      case .character(let key) where picked != nil && (key.isNumber || key == "-"): return level(from: key)
      case .character(let digit) where digit.isNumber:
        return ask("Item \(digit)").map { command("\(digit)\($0)") }
      case .character("\r"), .character("\n"), .character(" "): scroll(by: terminal.size.height / 2)
      case .character("j"), .down: scroll(by: 1)
      case .character("k"), .up: scroll(by: -1)
      case .pageDown: scroll(by: terminal.size.height / 2)
      case .pageUp: scroll(by: -terminal.size.height / 2)
      case .character("J"): scroll(by: 0, rubric: 5)
      case .character("K"): scroll(by: 0, rubric: -5)
      case .character(let letter): return command(String(letter))
      }
    }
  }

  private func command(_ line: String) -> QueueCommand { QueueCommand(line, queue.desk.verdicts) }

  private mutating func scroll(by lines: Int, rubric: Int = 0) {
    let page = QueuePage(queue: queue)
    let columns = QueuePage.columns(of: terminal.size.width)
    let lengths = (
      item: (try? page.item(width: columns.item).count) ?? 0,
      rubric: page.criteria(width: columns.rubric, isWhole: true).count
    )
    scrolled.item = max(0, min(scrolled.item + lines, lengths.item - 4))
    scrolled.rubric = max(0, min(scrolled.rubric + rubric, lengths.rubric - 4))
    try? show()
  }

  /// Asks for a line; nil where the input ends.
  mutating func ask(_ prompt: String) -> String? {
    guard terminal.isInteractive else {
      session.console.print("\(prompt)\n")
      return terminal.line()
    }
    // Keys again before anything else is printed: what is typed then is no line, and not to be echoed.
    defer { terminal.readKeys() }
    terminal.readLines()
    session.console.print("\(prompt)")
    return terminal.line()
  }
}
