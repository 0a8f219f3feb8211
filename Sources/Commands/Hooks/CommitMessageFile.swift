import Engine
import Git
import Intake

/// The file in which git keeps the message of the commit that is about to be made.
struct CommitMessageFile {
  let path: String
  /// The message without the comments and the diff that an editor was shown.
  let text: String

  init(path: String, in session: Session) throws {
    self.path = path
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    // git tells its hooks by this variable that there is no editor, and then takes every line for the message.
    guard session.environment["GIT_EDITOR"] != ":" else {
      self.text = text
      return
    }
    let mark = (try? session.repository.open().configuration("core.commentChar")) ?? nil
    self.text = Self.withoutComments(text, mark: mark.flatMap { $0.count == 1 ? $0 : nil } ?? "#")
  }

  /// - Parameter mark: what comments begin with.
  static func withoutComments(_ text: String, mark: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("\(mark) ------------------------ >8") }
      .filter { !$0.hasPrefix(mark) }.joined(separator: "\n")
  }

  /// Whether nothing is written yet.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  /// Whether the message consists of our trailers alone: what git's own check for an empty message does not see.
  var isOnlyTrailers: Bool {
    let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    return !lines.isEmpty && lines.allSatisfy { $0.hasPrefix("Rubric: ") }
  }
}
