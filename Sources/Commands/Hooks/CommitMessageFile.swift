/// The file in which git keeps the message of the commit that is about to be made.
struct CommitMessageFile {
  let path: String
  let text: String

  init(path: String) throws(Failure) {
    self.path = path
    text = String(decoding: try FileSystem.read(path), as: UTF8.self)
  }

  /// Whether there is a line that is neither comment nor trailer: what git's own check for an empty message does not
  /// see once a hook has added a trailer.
  var hasSubject: Bool {
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ------------------------ >8") { return false }
      if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) || line.hasPrefix("Rubric: ") { continue }
      return true
    }
    return false
  }
}
