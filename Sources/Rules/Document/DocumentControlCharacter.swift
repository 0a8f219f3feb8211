import Diagnostics
import Documents
import Engine

/// A file has no control characters but line ends and, outside YAML's indentation, tabs.
///
/// Why: they do not show in an editor, a terminal obeys them, and YAML readers refuse the file.
///
/// Fix: delete the character, or escape it in double quotes (`"\u001B"`); keep terminal output in a sidecar.
struct DocumentControlCharacter: DocumentRule {
  static let id: RuleID = "document/control-character"
  static let codes: Set<Problem.Code> = [.controlCharacter]

  func message(for problem: Problem) -> Finding.Message {
    .controlCharacter(problem.detail)
  }
}

extension Finding.Message {
  fileprivate static func controlCharacter(_ name: String) -> Finding.Message {
    Finding.Message(
      "a control character (\(name.shown()))",
      help: "delete it, or escape it in double quotes; keep terminal output in a sidecar")
  }
}
