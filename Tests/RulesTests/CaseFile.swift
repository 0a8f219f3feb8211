import Foundation

/// A Markdown file of cases: each section `## …` is one, and its fences are what happens, in order.
///
/// The info string of a fence is `KIND PATH ATTRIBUTES`:
/// - any kind with a path writes a file; `mode=120000` gives its mode, `repeat=N` its body N times, `count=N` writes N
///   files whose paths have the number in the place of `#`, `before` writes it to the state before, `elsewhere` to that
///   of another protected ref, `refs/heads/release`, which begins as the state before;
/// - `state NAME…` is the state before, as `States/*.md` has it, or a section `## State NAME` in front of the first
///   case; `then NAME…` does the same as a change;
/// - `edit PATH` changes the file that is there, or writes what `from=PATH` becomes: see ``FileEdit``;
/// - `record FORM …` writes a record in one of the forms of `States/records.md`, its body being an edit of it, and
///   `records` one record a line;
/// - `bytes PATH` is a file too, but line ends do not count and escapes do: `\n`, `\r`, `\t`, `\\`, `\xHH`, `\u{H}`
///   (paths know the last three always); in all others `{blob n-1}` and the like are computed: see ``Filling``;
/// - `remove PATH` takes a file away;
/// - `commit` ends a commit: its body is the message, or, after the name of one of `States/messages.md`, what is
///   otherwise in it; `parents=N`, `pending` for one that is only about to be made,
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
/// - `lint STREAM@VERSION` asks about a rubric by what people said under it, as `git dataset check --advice` does;
/// - `history` asks about everything as about a whole history;
/// - `findings` is what must be found, no more and no less; `everything` what a check of all files finds, where that is
///   something else than a check of the change.
struct CaseFile {
  let url: URL
  private let lines: [String]
  let cases: [Case]

  struct Case {
    let title: String
    /// The line of the title in the file, counted from 1.
    var line = 1
    var steps: [Fence] = []
    /// Nil where the section has no `findings` yet.
    var expected: Fence?
    /// Nil where a check of everything must find the same.
    var everything: Fence?
  }

  /// - Parameter states: what cases may start from.
  init(_ url: URL, _ states: States = States()) throws {
    self.url = url
    let page = try MarkdownPage(url)
    lines = page.lines
    cases = try Self.cases(page, states)
  }

  private static func cases(_ page: MarkdownPage, _ states: States) throws(CaseFault) -> [Case] {
    var states = states
    var cases: [Case] = []
    /// The state whose section this is.
    var section: String?
    for block in page.blocks {
      switch block {
      case .heading(let title, _) where cases.isEmpty && title.hasPrefix("State "):
        section = String(title.dropFirst("State ".count))
      case .heading(let title, let line):
        cases.append(Case(title: title, line: line))
      case .fence(let fence):
        if cases.isEmpty, let section {
          try states.add(fence, to: section)
          continue
        }
        if cases.isEmpty { cases.append(Case(title: "")) }
        switch fence.kind {
        case "findings": cases[cases.count - 1].expected = fence
        case "everything": cases[cases.count - 1].everything = fence
        default: cases[cases.count - 1].steps += try states.resolved(fence)
        }
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

/// What is wrong with a case, and where it says so.
struct CaseFault: Error, CustomStringConvertible {
  let place: String
  let reason: String

  var description: String { "\(place): \(reason)" }
}
