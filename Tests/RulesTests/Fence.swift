/// A fenced block of a file of cases, or of states.
struct Fence {
  let words: [String]
  let body: [String]
  /// The name of its file.
  let file: String
  /// The lines of the body in the file.
  let range: Range<Int>
  /// What it is about.
  private(set) var stage = Stage.after

  enum Stage {
    /// The state before.
    case before
    /// What another protected ref holds.
    case elsewhere
    /// What changes.
    case after
  }

  init(_ words: [String], body: [String], file: String, range: Range<Int>) {
    self.words = words
    self.body = body
    self.file = file
    self.range = range
    stage = has("before") ? .before : has("elsewhere") ? .elsewhere : .after
  }

  /// The same fence, about something else.
  func about(_ stage: Stage) -> Fence {
    var fence = self
    fence.stage = stage
    return fence
  }

  var kind: String { words.first ?? "" }
  var path: String { words.count > 1 ? words[1] : "" }
  /// The words but for the kind and what it is about.
  var arguments: [String] { words.dropFirst().filter { $0 != "before" && $0 != "elsewhere" } }

  func has(_ flag: String) -> Bool { words.dropFirst(2).contains(flag) || words.dropFirst().first == flag }

  func value(_ name: String) -> String? {
    words.dropFirst().first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }

  /// Where the fence begins, for a reader.
  var place: String { "\(file):\(range.lowerBound)" }

  func fault(_ reason: String) -> CaseFault { CaseFault(place: place, reason: reason) }
}

extension Fence {
  /// The bytes that the fence stands for.
  ///
  /// - Parameter filled: the body with what is computed in it.
  func bytes(_ filled: [String]) -> [UInt8] {
    let once = kind == "bytes" ? body.joined().unescaped : Array(filled.map { $0 + "\n" }.joined().utf8)
    guard let count = value("repeat").flatMap({ Int($0) }) else { return once }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(once.count * count)
    // Doubling: a loop over sixteen million bytes takes its time without the optimizer.
    bytes += once
    while bytes.count * 2 <= once.count * count { bytes += bytes }
    return bytes + bytes.prefix(once.count * count - bytes.count)
  }

  /// The paths that the fence is about, as bytes.
  var paths: [[UInt8]] {
    guard let count = value("count").flatMap({ Int($0) }) else { return [path.unescaped] }
    return (0..<count).map { path.replacing("#", with: String($0)).unescaped }
  }
}

extension String {
  /// The text's bytes, with its escapes resolved.
  fileprivate var unescaped: [UInt8] {
    guard utf8.contains(UInt8(ascii: "\\")) else { return Array(utf8) }
    var bytes: [UInt8] = []
    var rest = self[...]
    while let character = rest.popFirst() {
      guard character == "\\", let escape = rest.popFirst() else {
        bytes += String(character).utf8
        continue
      }
      switch escape {
      case "n": bytes.append(0x0A)
      case "r": bytes.append(0x0D)
      case "t": bytes.append(0x09)
      case "x":
        bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0x3F)
        rest = rest.dropFirst(2)
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 2)
        bytes += String(UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }.map { Character($0) } ?? "?").utf8
      default: bytes += String(escape).utf8
      }
    }
    return bytes
  }
}
