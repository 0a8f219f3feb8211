import Dataset
import Diagnostics
import Engine

/// A stream begins empty: where a commit brings it into the manifest, or gives it another folder, there are no batches
/// and no calibrations in the folder yet.
///
/// Why: before that, what lies there is plain policy, and one owner could have written it all: items, verdicts, and a
/// sign-off that nobody gave.
///
/// Fix: add the stream without `batches/` and `calibrations/`, or with another folder; then open a batch, and let
/// everybody commit their own work.
struct PolicyNewStream: StatementRule {
  static let id: RuleID = "policy/new-stream"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    // What the first commit of all holds is for `policy/mixed` to say.
    guard let before = commit.inForce?.manifest else { return }
    let tree = commit.tree
    guard commit.changes.contains(where: { $0.path == Layout.manifestPath }) else { return }
    for stream in try Manifest.read(in: tree)?.streams ?? [] {
      let known = before.stream(named: stream.name)
      if let known, ExactPath(known.folder) == ExactPath(stream.folder) { continue }
      for folder in [stream.files.batches, stream.files.calibrations] {
        guard let entries = try tree.entries(in: folder), !entries.isEmpty else { continue }
        findings.add(.full(stream, folder), to: commit, at: folder)
      }
    }
  }
}

extension CommitFault {
  fileprivate static func full(_ stream: StreamPolicy, _ folder: String) -> CommitFault {
    CommitFault(
      "the commit brings in the stream `\(stream.name)`, and \(folder.shown()) is not empty",
      mend: "bring it in without that; then open a batch, and let everybody commit their own work")
  }
}
