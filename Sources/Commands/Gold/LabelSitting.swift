import Dataset
import Diagnostics
import Engine

/// A calibrator who goes through the audited items line by line, where there is no terminal.
struct LabelSitting {
  /// What becomes of the labels.
  enum Ending {
    case finish, keep
  }

  private let desk: GoldDesk
  private let session: Session
  private var terminal = Terminal()
  private var opinion = Opinion(verdict: .approve)

  private static let keys =
    "s sound  d defective  e CRITERION=LEVEL  f finding  m comment  n next, label it later  u undo  ? help  q quit"
  private static let help = """
    s  the item is sound, and go on
    d  the item is defective, and go on; say why first, with f or m
    e  score: CRITERION=LEVEL …
    f  finding: \(FindingText.form)
    m  comment
    u  undo: forget what is noted about this item
    n  leave the item for later
    q  quit; the labels that are given are kept here

    """

  init(_ desk: GoldDesk, _ session: Session) {
    self.desk = desk
    self.session = session
  }

  mutating func run() async throws -> Ending {
    for name in try desk.open() {
      let item = try desk.desk.dataset.item(name)
      session.console.print("\n" + (try LabelPage(desk, item).text()))
      guard try label(item) else { return try keep() }
    }
    guard try desk.open().isEmpty else { return try keep() }
    let count = desk.sample.unlabelled.count
    while let answer = ask("All \(count) items are labelled. Commit the labels with the result? y or n: ") {
      switch answer.withoutMargins {
      case "y": return .finish
      case "n": return try keep()
      default: continue
      }
    }
    return try keep()
  }

  private func keep() throws -> Ending {
    session.console.print(try desk.kept())
    return .keep
  }

  /// Takes one item's label; false where the calibrator quits.
  private mutating func label(_ item: ItemState) throws -> Bool {
    opinion = Opinion(verdict: .approve)
    while let line = ask("\(item.name)  \(Self.keys)\n> ") {
      let words = line.withoutMargins
      let rest = String(words.dropFirst()).withoutMargins
      switch words.first {
      case "s" where rest.isEmpty, "d" where rest.isEmpty:
        if give(words == "d", item) { return true }
      case "n" where rest.isEmpty: return true
      case "q" where rest.isEmpty: return false
      case "u" where rest.isEmpty: opinion = Opinion(verdict: .approve)
      case "e" where !rest.isEmpty: note { (opinion) throws(Failure) in try opinion.score(rest) }
      case "f" where !rest.isEmpty: note { (opinion) throws(Failure) in try opinion.find(rest) }
      case "m" where !rest.isEmpty: opinion.comment = rest
      case "?": session.console.print(Self.help)
      default: session.console.print("`\(words.shown())` is no key; ? shows them\n")
      }
    }
    return false
  }

  private mutating func note(_ change: (inout Opinion) throws(Failure) -> Void) {
    do throws(Failure) { try change(&opinion) } catch { session.console.print("\(error.message)\n") }
  }

  /// Keeps the label; false where it cannot be kept so.
  private mutating func give(_ isDefective: Bool, _ item: ItemState) -> Bool {
    do throws(Failure) {
      try desk.keep(opinion, isDefective: isDefective, on: item)
      return true
    } catch {
      session.console.print("\(error.message)\n")
      return false
    }
  }

  private mutating func ask(_ prompt: String) -> String? {
    session.console.print("\(prompt)\n")
    return terminal.line()
  }
}

extension Opinion {
  fileprivate mutating func score(_ text: String) throws(Failure) {
    for word in text.split(separator: " ") {
      let halves = word.split(separator: "=", omittingEmptySubsequences: false)
      guard halves.count == 2, let level = Int(halves[1]) else {
        throw Failure("write scores as CRITERION=LEVEL, not `\(String(word).shown())`")
      }
      scores[String(halves[0])] = level
    }
  }

  fileprivate mutating func find(_ text: String) throws(Failure) {
    guard let finding = FindingText.read(text) else { throw Failure("write a finding as \(FindingText.form)") }
    findings.append(finding)
  }
}
