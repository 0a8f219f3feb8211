import Diagnostics

/// A commit that is made as `git commit` makes one, but for this: no ref leads to it until somebody has looked at it.
///
/// The hooks of `git commit` run, from the same index and with the same words, and git signs as it is set up to. With
/// `git commit` itself the branch would have moved before anybody could judge the commit, and hooks such as
/// `post-commit` would have told others of one that is taken back.
struct CommitDraft {
  let git: GitProcess
  /// The work tree, without a closing `/`.
  let root: String
  let gitDirectory: String
  /// The id of the last commit, on which it stands.
  let head: String
  /// The index that it is made from.
  let index: String
  let message: String

  /// A commit that is in the repository, and that no ref leads to.
  struct Made {
    let id: String
    let subject: String
    /// What the hooks said about it.
    var said: String
  }

  /// Makes the commit.
  ///
  /// - Throws: ``Failure`` where a hook refuses it, or git cannot sign it.
  func make() async throws(Failure) -> Made {
    let environment = try await environment()
    // Hooks find the message where `git commit` leaves it.
    let file = "\(gitDirectory)/COMMIT_EDITMSG"
    try FileSystem.write(Array(message.utf8), to: file)
    var said = try await run("pre-commit", [], environment: environment)
    // A hook may have added something.
    let tree = try await id(of: ["write-tree"], environment)
    said += try await run("prepare-commit-msg", [file, "message"], environment: environment)
    said += try await run("commit-msg", [file], environment: environment)
    let text = try FileSystem.read(file)
    guard let subject = String(decoding: text, as: UTF8.self).split(separator: "\n").first.map(String.init) else {
      throw Failure("git did not make the commit, and nothing was written: a hook has left no message")
    }
    // The message is UTF-8, whatever git is told to say of messages.
    let writing = ["-c", "i18n.commitEncoding=UTF-8", "commit-tree", "-S", "-p", head, "-F", "-", tree]
    let id = try await id(of: writing, environment, input: text)
    return Made(id: id, subject: subject, said: said)
  }

  /// Moves the branch to the commit, unless it has moved since the work began.
  func land(_ commit: Made) async throws(Failure) {
    let move = ["update-ref", "-m", "commit: \(commit.subject)", "HEAD", commit.id, head]
    let result = try await git.result(of: move, in: root)
    guard result.status == 0 else { throw .refused(result) }
  }

  /// Tells the user's hook of a commit that is there.
  ///
  /// - Returns: what it said.
  func tell() async throws(Failure) -> String {
    try await git.result(of: ["hook", "run", "--ignore-missing", "post-commit"], in: root).complaint
  }

  /// What hooks find in their environment, as `git commit` sets it: the index, the author, and that nobody edits.
  private func environment() async throws(Failure) -> [String: String?] {
    let result = try await git.result(of: ["var", "GIT_AUTHOR_IDENT"], in: root)
    // NAME <ADDRESS> SECONDS ZONE
    let text = String(decoding: result.output, as: UTF8.self).withoutMargins
    guard result.status == 0, let opening = text.lastIndex(of: "<"), let closing = text.lastIndex(of: ">") else {
      throw .refused(result)
    }
    return [
      "GIT_INDEX_FILE": index, "GIT_EDITOR": ":", "GIT_AUTHOR_NAME": String(text[..<opening]).withoutMargins,
      "GIT_AUTHOR_EMAIL": String(text[text.index(after: opening)..<closing]),
      "GIT_AUTHOR_DATE": "@" + String(text[text.index(after: closing)...]).withoutMargins,
    ]
  }

  /// - Returns: what the hook said; nothing where there is none.
  private func run(
    _ hook: String, _ arguments: [String], environment: [String: String?]
  ) async throws(Failure) -> String {
    let end = arguments.isEmpty ? [] : ["--"] + arguments
    let result = try await git.result(
      of: ["hook", "run", "--ignore-missing", hook] + end, in: root, changing: environment)
    guard result.status == 0 else { throw .refused(result) }
    return result.complaint
  }

  private func id(
    of arguments: [String], _ environment: [String: String?], input: [UInt8] = []
  ) async throws(Failure) -> String {
    let result = try await git.result(of: arguments, in: root, changing: environment, input: input)
    guard result.status == 0 else { throw .refused(result, isSigning: !input.isEmpty) }
    return String(decoding: result.output, as: UTF8.self).withoutMargins
  }
}

extension Failure {
  /// git did not commit: what it and the hooks said goes to the reader as it is, since a hook's lines say what to do.
  fileprivate static func refused(_ result: GitProcess.Result, isSigning: Bool = false) -> Failure {
    let lines = (String(decoding: result.output, as: UTF8.self) + result.complaint).split(separator: "\n")
    let said = lines.map { "  " + String($0).shown(limit: 500) }.joined(separator: "\n")
    guard !lines.isEmpty else { return Failure("git did not make the commit, and said nothing: see its hooks") }
    return Failure(
      "git did not make the commit, and nothing was written:\n\(said)",
      help: isSigning ? "git could not sign: see that the key is there, and its agent runs (ssh-add -l)" : "")
  }
}
