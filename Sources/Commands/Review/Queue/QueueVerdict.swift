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
