import Foundation

/// A Markdown file of cases: each section `## …` is one, and its fences are what happens, in order.
///
/// The info string of a fence is `KIND PATH ATTRIBUTES`:
/// - any kind with a path writes a file; `mode=120000` gives its mode, `repeat=N` its body N times, `count=N` writes N
///   files whose paths have the number in the place of `#`, `before` writes it to the state before, `elsewhere` to that
///   of another protected ref, `refs/heads/release`, which begins as the state before;
/// - `state NAME…` stands for the fences in front of the first case that have `state=NAME`;
/// - `bytes PATH` is a file too, but line ends do not count and escapes do: `\n`, `\r`, `\t`, `\\`, `\xHH`, `\u{H}`
///   (paths know the last three always);
/// - `remove PATH` takes a file away;
/// - `commit` ends a commit: its body is the message; `parents=N`, `pending` for one that is only about to be made,
///   `defect=TEXT` for one that cannot be read, `bytes=N` for one that is too large to be, `names=N contents=N most=N`
///   for one with too many names, `most=N objects=N` for one with which the push has; `by=PERSON` for one that a
///   person made and signed, `author=PERSON` where another wrote it, `name=NAME` for what git calls them,
///   `signature=none`, `bad`, `unverifiable`, another
///   person or a key's name, and `side` for one that a merge brings in. Any of these asks who may do what;
///   `proven=PERSON` says who signed in the files that it adds, `wrote=PERSON` and `owned=PERSON` who changed, or
///   signed, the items before that it disowns, and `distant` that nobody can tell;
/// - `branch` goes back to the state before, from which a side starts that knows nothing of the commits until then;
/// - `update NAME FLAGS` is a move of a ref: `create`, `forward`, `sideways`, `rewind` or `delete`, and `protected`,
///   `stale`, `no-commit`, `beyond-root`, `like=REF`;
/// - `trust` lists the keys that the server was set up with, and `root=ID` the first commit that a clone trusts;
/// - `kept` is what the server has seen said against items of a batch, as a file of its own;
/// - `lint STREAM@VERSION` asks about a rubric by what people said under it, as `git dataset rubric lint` does;
/// - `history` asks about everything as about a whole history;
/// - `findings` is what must be found, no more and no less; `everything` what a check of all files finds, where that is
///   something else than a check of the change.
struct CaseFile {
  let url: URL
  private let lines: [String]
  let cases: [Case]

  struct Case {
    let title: String
    var steps: [Fence] = []
    /// Nil where the section has no `findings` yet.
    var expected: Fence?
    /// Nil where a check of everything must find the same.
    var everything: Fence?
  }

  /// A fenced block.
  struct Fence {
    let words: [String]
    let body: [String]
    /// The lines of the body in the file.
    let range: Range<Int>

    var kind: String { words.first ?? "" }
    var path: String { words.count > 1 ? words[1] : "" }

    func has(_ flag: String) -> Bool { words.dropFirst(2).contains(flag) || words.dropFirst().first == flag }

    func value(_ name: String) -> String? {
      words.dropFirst().first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }
  }

  init(_ url: URL) throws {
    self.url = url
    lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    cases = Self.cases(lines)
  }

  private static func cases(_ lines: [String]) -> [Case] {
    var cases: [Case] = []
    var states: [String: [Fence]] = [:]
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.hasPrefix("## ") { cases.append(Case(title: String(line.dropFirst(3)))) }
      guard line.hasPrefix("```") else { continue }
      let marks = line.prefix { $0 == "`" }
      let end = lines[index...].firstIndex { $0.hasPrefix(marks) && $0.allSatisfy { $0 == "`" } } ?? lines.count
      let words = line.dropFirst(marks.count).split(separator: " ").map(String.init)
      let fence = Fence(words: words, body: Array(lines[index..<end]), range: index..<end)
      index = end + 1
      if cases.isEmpty, let state = fence.value("state") {
        states[state, default: []].append(fence)
        continue
      }
      if cases.isEmpty { cases.append(Case(title: "")) }
      switch fence.kind {
      case "state": cases[cases.count - 1].steps += words.dropFirst().flatMap { states[$0] ?? [] }
      case "findings": cases[cases.count - 1].expected = fence
      case "everything": cases[cases.count - 1].everything = fence
      default: cases[cases.count - 1].steps.append(fence)
      }
    }
    return cases
  }

  /// Writes what was found into the file, in the place of what was expected.
  ///
  /// - Parameter found: for each case, what the change brings, and what a check of everything finds.
  func record(_ found: [(changes: [String], everything: [String])]) throws {
    var lines = lines
    for (entry, found) in zip(cases, found).reversed() {
      let fences = [(entry.expected, found.changes), (entry.everything, found.everything)]
      // From the foot of the file up, so that the places above stay right.
      for (fence, found) in fences.sorted(by: { $0.0?.range.lowerBound ?? 0 > $1.0?.range.lowerBound ?? 0 }) {
        if let fence { lines.replaceSubrange(fence.range, with: found) }
      }
    }
    try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }
}

extension CaseFile.Fence {
  /// The bytes that the fence stands for.
  var bytes: [UInt8] {
    let once = kind == "bytes" ? body.joined().unescaped : Array(body.map { $0 + "\n" }.joined().utf8)
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
    return (0..<count).map { path.replacingOccurrences(of: "#", with: String($0)).unescaped }
  }
}

extension String {
  /// The text's bytes, with its escapes resolved.
  fileprivate var unescaped: [UInt8] {
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
