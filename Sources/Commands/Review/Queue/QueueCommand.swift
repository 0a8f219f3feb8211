import Dataset

/// What somebody types before an item: one letter, and behind some of them words.
enum QueueCommand: Hashable {
  case next, previous, skip
  /// To the item of this number, counted from 1.
  case go(Int)
  case decide(QueueVerdict)
  /// Takes back what was noted about the item.
  case undo
  /// Scores as `CRITERION=LEVEL`, with spaces between; asked for one by one where there are none.
  case score(String)
  /// The level of the criterion that is picked, on a terminal.
  case level(String)
  /// A finding, as ``FindingText`` reads it; asked for where it is empty.
  case finding(String)
  /// A comment; asked for where it is empty.
  case comment(String)
  /// The next file of the item.
  case file
  case list, help, quit
  case unknown(String)

  /// Reads a line.
  ///
  /// - Parameter verdicts: what can be decided; their keys come before all others.
  init(_ line: String, _ verdicts: [QueueVerdict]) {
    let line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let number = Int(line) {
      self = .go(number)
      return
    }
    let rest = line.dropFirst().first == " " ? String(line.dropFirst(2)) : ""
    let isAlone = line.count == 1
    if isAlone, let verdict = verdicts.first(where: { $0.key == line.first }) {
      self = .decide(verdict)
      return
    }
    switch line.first {
    case "n" where isAlone, nil: self = .next
    case "p" where isAlone: self = .previous
    case "s" where isAlone: self = .skip
    case "u" where isAlone: self = .undo
    case "o" where isAlone: self = .file
    case "l" where isAlone: self = .list
    case "?" where isAlone: self = .help
    case "q" where isAlone: self = .quit
    case "e" where isAlone || !rest.isEmpty: self = .score(rest)
    case "f" where isAlone || !rest.isEmpty: self = .finding(rest)
    case "m" where isAlone || !rest.isEmpty: self = .comment(rest)
    default: self = .unknown(line)
    }
  }

  /// The keys, each with what it does in a word or two.
  static func keys(_ verdicts: [QueueVerdict]) -> [String] {
    verdicts.map { "\($0.key) \($0.label)" } + (skips(verdicts) ? ["s skip"] : [])
      + ["e score", "f finding", "m comment", "u undo", "n/p/NUMBER move", "? help", "q quit"]
  }

  /// Whether `s` leaves an item for now; where it means a verdict, `n` does.
  private static func skips(_ verdicts: [QueueVerdict]) -> Bool { !verdicts.contains { $0.key == "s" } }

  /// What each key does.
  static func help(_ verdicts: [QueueVerdict]) -> String {
    verdicts.map { "\($0.key)  \($0.help)\n" }.joined() + (skips(verdicts) ? "s  skip the item for now\n" : "")
      + """
      e  score: CRITERION=LEVEL …, by the criterion's name or number; alone, for each in turn
      f  finding: \(FindingText.form)
      m  comment
      u  undo: forget what is noted about this item
      o  open the next of the item's files
      n, p, NUMBER  the next item, the previous one, the one of that number
      l  list the items with what is noted
      q  quit: sign and commit what is decided, or keep it as drafts

      On a terminal j and k scroll the item, J and K the rubric. Tab picks a criterion: then a level's number scores it
      and picks the next one, and Esc ends that.

      """
  }
}

/// What is decided about an item of a queue, each by a key of its own.
enum QueueVerdict: String, Hashable {
  /// What a reviewer decides.
  case approve, reject
  case requestChanges = "request-changes"
  /// What a calibrator decides about an audited item.
  case sound, defective

  var key: Character {
    switch self {
    case .approve: "a"
    case .requestChanges: "c"
    case .reject: "r"
    case .sound: "s"
    case .defective: "d"
    }
  }

  /// Whether it says that something is wrong, which takes words.
  var isAgainst: Bool { self != .approve && self != .sound }

  /// What the key does, in a word or two.
  var label: String { self == .requestChanges ? "request changes" : rawValue }

  /// What the key does.
  var help: String {
    switch self {
    case .approve: "approve the item, and go on"
    case .requestChanges: "ask for changes, and go on; say what is wrong first, with f or m"
    case .reject: "reject the item, and go on; say why first"
    case .sound: "the item is sound, and go on"
    case .defective: "the item is defective, and go on; say why first, with f or m"
    }
  }
}
