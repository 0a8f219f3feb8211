import Diagnostics
import Git
import Intake

extension SourceClones {
  /// The clones that `--source` names, and, of what it does not name, those that `dataset.REPO.source` does.
  ///
  /// - Parameter options: `PATH`, or `REPO=PATH`.
  /// - Throws: ``Failure`` where a clone that is named cannot be opened.
  convenience init(_ options: [String], in session: Session) throws(Failure) {
    var anywhere: [String] = []
    var named: [String: String] = [:]
    for option in options {
      let parts = FileSystem.exists(option) ? [] : option.split(separator: "=", maxSplits: 1).map(String.init)
      let path = session.absolute(parts.count == 2 ? parts[1] : option)
      do throws(GitError) { _ = try Repository.open(at: path, searching: false) } catch {
        throw Failure(
          "--source \(option.shown()) is no clone that can be read: \(error.message)",
          help: "name the folder of a clone of the repository that items were made from, as PATH or REPO=PATH")
      }
      if parts.count == 2 { named[parts[0]] = path } else { anywhere.append(path) }
    }
    let repository = session.repository
    self.init(anywhere: anywhere, named: named) { name in
      // A name with a line end is no part of a key.
      guard !name.contains("\n"), let path = try? repository.open().configuration("dataset.\(name).source") else {
        return nil
      }
      return session.absolute(path)
    }
  }

  /// Says which commits were in no clone, so that nobody takes silence about their items for a pass.
  func tellMissing(to console: Console) {
    let missing = missingCommits
    guard !missing.isEmpty else { return }
    let shown = missing.prefix(3).map { $0.shown() }.joined(separator: ", ")
    let more = missing.count > 3 ? ", and \(missing.count - 3) more" : ""
    console.complain("note: no clone that was named has \(shown)\(more)\n")
  }
}
