package import Dataset
import Documents

/// A change of policy as owners sign it: every path of policy that changes, with the SHA-256 of what it held before and
/// of what it holds then.
///
/// A further owner's signature over ``text`` lies in `policy-signatures/<SHA-256 of the text>/<person>.sig`. It counts
/// in the commit that adds it and never again: the file stays, and no commit can add it a second time.
package struct PolicyTransition: Sendable {
  /// The text that owners sign, in UTF-8, with a line feed behind every line.
  package let text: String

  /// The change that a commit makes, read from the files; nil where it changes no policy or belongs to no dataset.
  ///
  /// - Parameter snapshot: any tree of the repository, to read files by their ids.
  package init?(_ commit: CommitChange, in snapshot: any Snapshot) throws(Unreadable) {
    // The first commit of all is judged by the policy that it brings.
    guard let source = commit.governing ?? commit.source,
      let manifest = try Manifest.read(in: try snapshot.opening(source))
    else { return nil }
    try self.init(commit.changes, of: manifest, in: snapshot)
  }

  /// The change that some paths make.
  ///
  /// - Parameter manifest: the manifest before the change, which says what is policy.
  package init?(_ changes: [PathChange], of manifest: Manifest, in snapshot: any Snapshot) throws(Unreadable) {
    let layout = manifest.layout
    var lines: [String] = []
    for change in changes where layout.place(of: change.path).isPolicy && PolicySignature(change.path) == nil {
      let digests = try [change.old, change.new].map { (entry) throws(Unreadable) in
        guard let entry, entry.isFile else { return "-" }
        return try snapshot.sha256(of: entry)
      }
      lines.append("\(digests[0]) \(digests[1]) \(change.path)")
    }
    guard !lines.isEmpty else { return nil }
    lines.sort { $0.precedes($1) }
    text = (["git-dataset/policy/1", manifest.id] + lines).map { $0 + "\n" }.joined()
  }
}
