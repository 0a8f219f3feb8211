import Engine
import Git

/// How many names a commit, and a push, may change: so many, and so many more for each content that comes with them.
struct NameLimits: Sendable {
  /// Names that need no content, such as those of files that are deleted or moved.
  let names: Int
  let perContent: Int

  /// Fewer names than these are never counted.
  static let uncounted = 1_000

  /// - Throws: ``Unreadable`` where the repository's configuration says something that is no such number.
  init(_ repository: Repository) throws(Unreadable) {
    names = try repository.setting("dataset.nameLimit", in: Self.uncounted...Int.max) ?? 20_000
    perContent = try repository.setting("dataset.namesPerContent", in: 1...Int.max) ?? 20
  }

  /// How many names so many contents account for.
  func most(for contents: Int) -> Int {
    let (more, isOver) = contents.multipliedReportingOverflow(by: perContent)
    return isOver ? .max : names + min(more, .max - names)
  }

  /// Counts the names that the newest of several trees has otherwise.
  ///
  /// - Parameters:
  ///   - newest: its place.
  ///   - isWanted: whether a file counts, or a folder may hold one that does.
  func count(
    _ trees: [ObjectID?], newest: Int, _ repository: Repository, where isWanted: @escaping ([TreeEntry?]) -> Bool
  ) throws(Unreadable) -> NameCount {
    // Contents may come after most of the names that they account for, but not so many.
    try walking { () throws(TreeError) in
      try NameCount(repository, of: trees, newest: newest, where: isWanted) { $0 / 4 > self.most(for: $1) }
    }
  }

  /// What is wrong with the names of one commit; nil where nothing is.
  func defect(_ count: NameCount) -> CommitDefect? {
    let most = most(for: count.contents.count)
    guard count.names > most else { return nil }
    return .flood(names: count.names, contents: count.contents.count, most: most)
  }
}
