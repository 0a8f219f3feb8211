/// What a reviewer types before an item: one letter, and behind some of them words.
enum QueueCommand: Hashable {
  case next, previous, skip
  /// To the item of this number, counted from 1.
  case go(Int)
  case approve, requestChanges, reject
  /// Takes back what was noted about the item.
  case undo
  /// Scores as `CRITERION=LEVEL`, with spaces between; asked for one by one where there are none.
  case score(String)
  /// A finding, as ``FindingText`` reads it; asked for where it is empty.
  case finding(String)
  /// A comment; asked for where it is empty.
  case comment(String)
  /// The next file of the item.
  case file
  case list, help, quit
  case unknown(String)

  /// Reads a line.
  init(_ line: String) {
    let line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let number = Int(line) {
      self = .go(number)
      return
    }
    let rest = line.dropFirst().first == " " ? String(line.dropFirst(2)) : ""
    let isAlone = line.count == 1
    switch line.first {
    case "n" where isAlone, nil: self = .next
    case "p" where isAlone: self = .previous
    case "s" where isAlone: self = .skip
    case "a" where isAlone: self = .approve
    case "c" where isAlone: self = .requestChanges
    case "r" where isAlone: self = .reject
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

  /// The keys, in one line.
  static let keys =
    "a approve  c request changes  r reject  s skip  e score  f finding  m comment  n/p/NUMBER move  ? help  q quit"

  /// What each key does.
  static let helpText = """
    a  approve the item, and go on
    c  ask for changes, and go on; say what is wrong first, with f or m
    r  reject the item, and go on; say why first
    s  skip the item for now
    e  score: CRITERION=LEVEL …, by the criterion's name or number; alone, for each in turn
    f  finding: \(FindingText.form)
    m  comment
    u  undo: forget what is noted about this item
    o  open the next of the item's files
    n, p, NUMBER  the next item, the previous one, the one of that number
    l  list the items with what is noted
    q  quit: sign and commit the verdicts, or keep them as drafts

    On a terminal j and k scroll the item, J and K the rubric.

    """
}
