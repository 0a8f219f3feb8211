import Dataset
import Diagnostics
import Engine

/// A reviewer at work: takes what is typed, notes it, and signs everything at the end.
struct QueueSitting {
  var queue: ReviewQueue
  var terminal: Terminal
  let session: Session
  var message = ""
  var scrolled = (item: 0, rubric: 0)
  /// Whether the criteria were printed, which is once for all items where there is no terminal.
  var hasShownRubric = false
  private var isOnOtherScreen = false
  private var start = Clock.seconds()
  /// The longest that one look at the screen counts: who goes for lunch does not review.
  private static let longest = 20 * 60

  /// What becomes of the verdicts.
  enum Ending {
    case sign, keep, goOn
  }

  init(_ queue: ReviewQueue, _ session: Session) {
    self.queue = queue
    self.session = session
    terminal = Terminal()
  }

  mutating func run() async throws -> Outcome {
    for name in queue.outdated {
      session.console.complain("note: \(name) has changed since you looked at it; what you noted is forgotten\n")
    }
    if terminal.isInteractive { session.console.print("\u{1B}[?1049h") }
    isOnOtherScreen = terminal.isInteractive
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
      case .keep: return keep()
      case .sign:
        leave()
        return try await sign()
      }
    }
    spend()
    return keep()
  }

  /// Ends with every draft where it is.
  private mutating func keep() -> Outcome {
    leave()
    let count = queue.folder.items.count
    guard count > 0 else { return .clean }
    session.console.print(
      "\(count) draft\(count == 1 ? " is" : "s are") kept here; git dataset review \(queue.desk.batch) goes on.\n")
    return .clean
  }

  /// Signs the verdicts.
  private func sign() async throws -> Outcome {
    // The branch may have moved while the reviewer was reading.
    let dataset = try CommittedDataset(in: session)
    let desk = try ReviewDesk(dataset, queue.desk.reviewer, queue.desk.batch)
    return try await DraftSigning(desk, session).sign()
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
    guard terminal.isInteractive else { return terminal.line().map { QueueCommand($0) } }
    while true {
      terminal.readKeys()
      let key = terminal.key()
      switch key {
      case .end: return nil
      case .left: return .previous
      case .right: return .next
      case .character(let digit) where digit.isNumber:
        return ask("Item \(digit)").map { QueueCommand("\(digit)\($0)") }
      case .character("\r"), .character("\n"), .character(" "): scroll(by: terminal.size.height / 2)
      case .character("j"), .down: scroll(by: 1)
      case .character("k"), .up: scroll(by: -1)
      case .pageDown: scroll(by: terminal.size.height / 2)
      case .pageUp: scroll(by: -terminal.size.height / 2)
      case .character("J"): scroll(by: 0, rubric: 5)
      case .character("K"): scroll(by: 0, rubric: -5)
      case .character(let letter): return QueueCommand(String(letter))
      }
    }
  }

  private mutating func scroll(by lines: Int, rubric: Int = 0) {
    let page = QueuePage(queue: queue)
    let lengths = (
      item: (try? page.item(width: terminal.size.width / 2).count) ?? 0, rubric: page.criteria(width: 40).count
    )
    scrolled.item = max(0, min(scrolled.item + lines, lengths.item - 4))
    scrolled.rubric = max(0, min(scrolled.rubric + rubric, lengths.rubric - 4))
    try? show()
  }

  /// Asks for a line; nil where the input ends.
  mutating func ask(_ prompt: String) -> String? {
    if terminal.isInteractive {
      terminal.readLines()
      session.console.print("\(prompt)")
    } else {
      session.console.print("\(prompt)\n")
    }
    return terminal.line()
  }
}
