import Diagnostics
import Processes

/// The editor that git would open: `GIT_EDITOR`, `core.editor`, `VISUAL`, `EDITOR` or git's default, run by a shell as
/// git does.
struct Editor {
  let command: String

  /// - Throws: ``Failure`` where git knows none, as without a terminal.
  init(_ git: GitProcess, in directory: String) async throws(Failure) {
    guard let command = try await git.line(["var", "GIT_EDITOR"], in: directory) else {
      throw Failure(
        "git knows no editor to open", help: "give the fields with --set FIELD=VALUE, or a file of them with --file")
    }
    self.command = command
  }

  /// Opens a file, and waits until the person is done.
  func open(_ path: String) throws(Failure) {
    let process = ChildProcess("sh", ["-c", "\(command) \"$@\"", command, path])
    guard let status = try? process.runInTerminal(), status == 0 else {
      throw Failure(
        "the editor `\(command.shown(limit: 200))` could not be run to its end",
        help: "git config core.editor names another; what is written is kept in \(path.shown(limit: 300))")
    }
  }
}
