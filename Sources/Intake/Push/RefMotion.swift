import Engine
import Git

extension RefUpdate.Motion {
  /// How a new tip stands to an old one.
  ///
  /// - Parameters:
  ///   - old: the tip before; nil where there was none.
  ///   - new: the tip after; nil where it is no commit.
  init(from old: ObjectID?, to new: ObjectID?, _ repository: Repository) throws(Unreadable) {
    guard let old, let new else {
      self = .create
      return
    }
    guard try reading({ () throws(GitError) in try repository.isAncestor(old, of: new) }) else {
      self = .rewind
      return
    }
    let commits = CommitIntake(repository: repository)
    let between = Set(try reading { () throws(GitError) in try repository.commits(from: [new], hiding: [old]) })
    var current = new
    while current != old, between.contains(current), let parent = try commits.firstParent(of: current) {
      current = parent
    }
    self = current == old ? .forward : .sideways
  }
}
