import Dataset

/// The folders that commits of a push had otherwise than its newest tree has them: where a name came that is not there
/// any more, or came beside one that is gone. Only in those can a name have hidden that nobody sees in the newest tree.
struct PassingFolders {
  private var gone: Set<ExactPath> = []
  private var thinned: Set<ExactPath> = []
  private let newest: String?

  /// - Parameters:
  ///   - commits: the new commits, the newest last.
  ///   - snapshot: the newest tree.
  init(_ commits: [CommitChange], _ snapshot: any Snapshot) throws(Unreadable) {
    newest = commits.last?.id
    for change in commits.dropLast().flatMap(\.everyChange) where change.new != nil {
      if try snapshot.entry(at: change.path) == nil { gone.insert(ExactPath(change.path)) }
    }
    for change in commits.flatMap(\.everyChange) where change.new == nil {
      for folder in change.path.foldersAbove + [""] { thinned.insert(ExactPath(folder)) }
    }
  }

  /// The folders of one commit that must be looked at as it has them; none for the newest, whose tree is judged anyway.
  func folders(of commit: CommitChange) -> Set<String> {
    guard commit.id != newest else { return [] }
    var folders: Set<String> = []
    for change in commit.everyChange where change.new != nil && change.old == nil {
      let isGone = gone.contains(ExactPath(change.path))
      for folder in change.path.foldersAbove + [""] where isGone || thinned.contains(ExactPath(folder)) {
        folders.insert(folder)
      }
    }
    return folders
  }
}
