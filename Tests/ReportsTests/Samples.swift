import Diagnostics
import Engine
import Reports

/// Verdicts and rules that the tests of every format share.
enum Samples {
  private static let item = "streams/bug-fix/batches/2026-11-a/items/bf-000017.yaml"
  private static let commit = "3f2a9c1e77b04d5566778899aabbccddeeff0011"

  static let clean = Verdict(findings: [], items: 12)

  static let onlyWarnings = Verdict(
    findings: [
      finding(
        "item/authors", .warning, Location(path: item, line: 3, column: 5, pointer: "/authors/0"),
        "`grace` is no annotator of bug-fix any more", help: "leave it, or add the role again"),
      finding("bug-fix/looks-injected", .warning, Location(path: item, line: 9, column: 1, pointer: "/patch"), "short"),
    ], items: 1)

  /// One finding of every kind of place.
  static let mixed = Verdict(
    findings: [
      finding(
        "item/schema", .error, Location(path: item, line: 14, column: 3, pointer: "/root_cause/kind"),
        "missing required field `summary`", help: "add `summary`: what went wrong, in one sentence"),
      finding(
        "item/unquoted-scalar", .warning, Location(path: item, line: 2, column: 9, pointer: "/rubric"),
        "the number 1.1 where a text belongs", help: "put it in double quotes"),
      finding("path/mode", .error, Location(path: item), "the file is executable", help: "git update-index --chmod=-x"),
      finding(
        "content/secret", .error, Location(path: "notes.txt", line: 4, column: 12, commit: commit),
        "a token of a code host", help: "revoke it"),
      finding(
        "trailer/rubric", .error, Location(path: "", commit: commit), "the commit has no `Rubric:` trailer",
        help: "git commit --amend --trailer 'Rubric: bug-fix@1.0.1'"),
      finding(
        "ref/delete", .error, Location(path: ""), "the push deletes refs/heads/main, which is protected"),
      finding("document/syntax", .error, Location(path: "dataset.yaml", line: 7), "a tab where spaces belong"),
    ], items: 3)

  /// What nobody may be able to smuggle into a terminal, a log or a parser.
  static let hostile = Verdict(
    findings: [
      finding("item/id", .error, Location(path: "a\u{1B}[2Jb\n::error::x.yaml", line: 1, column: 1), "\u{1B}]0;x\u{7}"),
      finding("item/id", .error, Location(path: "c,d:e%0A::f.yaml", line: 2), "100% :: , ,\u{301} %0A ##[add-mask]x"),
      finding(
        "item/id", .error, Location(path: "g ü#?\".yaml", pointer: "/a\"b\u{202E}\\"), "]]> <b a='1'>&amp;</b> \" '",
        help: "a\r\nb\u{0}c\u{FFFE}d\u{FFFF}e\u{85}f\u{2028}g"),
      finding("item/id", .error, Location(path: "h\u{202E}lmay.i", line: 1), "\u{200B}zero\u{FEFF}width \u{E0041}tag"),
      finding(
        "item/id", .error, Location(path: "", commit: "\u{1B}[31m\n"), "long " + String(repeating: "ü", count: 5000)),
      finding("x\n/y\u{1B}", .warning, Location(path: "::error::z"), "##[stop-commands]q"),
    ], items: 1)

  /// Errors and warnings by turns, each in its own file.
  static func many(_ count: Int) -> Verdict {
    Verdict(
      findings: (0..<count).map { number in
        finding(
          "item/schema", number.isMultiple(of: 2) ? .warning : .error,
          Location(path: "items/bf-\(number + 1_000_000).yaml", line: 3, column: 7, pointer: "/root_cause"),
          "missing required field `summary` number \(number)", help: "add `summary`: what went wrong, in one sentence")
      }, items: count)
  }

  static let rules = [
    RuleDescription(
      id: "item/schema", severity: .error, isSafety: false,
      explanation: """
        An item satisfies the schema of its stream. It is JSON Schema
        2020-12.

        Why: whoever trains on it relies on `a. b` being there.

        Fix: mend the field.
        """),
    RuleDescription(
      id: "path/mode", severity: .error, isSafety: true,
      explanation: "A dataset holds ordinary files.\n\nFix: commit one."),
  ]

  static func finding(
    _ rule: String, _ severity: Severity, _ location: Location, _ text: String, help: String = ""
  ) -> Finding {
    Finding(rule: RuleID(rule), severity: severity, location: location, message: Finding.Message(text, help: help))
  }
}

/// The verdicts whose reports are recorded, by the name of the recording.
enum Sample: String, CaseIterable {
  case clean, warnings, mixed, hostile

  var report: Report {
    let verdict =
      switch self {
      case .clean: Samples.clean
      case .warnings: Samples.onlyWarnings
      case .mixed: Samples.mixed
      case .hostile: Samples.hostile
      }
    return Report(verdict, version: "1.2.3", rules: Samples.rules)
  }
}
