/// What merges are by definition, computed in the plainest way: the sets of all ancestors are there, and every file is
/// looked at by itself.
struct MergeModel {
  /// What a merge is for one file.
  enum Part: Hashable {
    /// At most one side changed it; what the clean merge has.
    case clean(Int)
    /// Both sides did, or nobody can say.
    case own
  }

  private let history: CrossedHistory

  init(_ history: CrossedHistory) {
    self.history = history
  }

  /// What the clean merge of two commits is, wherever it stands.
  func parts(of ours: Int, _ theirs: Int) -> [Part] {
    let common = common(to: [ours], and: theirs)
    return CrossedHistory.files.indices.map { file in
      let (left, right) = (history.commits[ours].files[file], history.commits[theirs].files[file])
      if left == right || common[file] == right { return .clean(left) }
      return common[file] == left ? .clean(right) : .own
    }
  }

  /// The files that a commit changes by itself, with what it makes of them.
  ///
  /// - Parameter onLine: whether the commit stands on the protected branch's own line.
  func changes(of number: Int, onLine: Bool) -> [Int: Int] {
    let commit = history.commits[number]
    guard commit.parents.count == 2 else {
      let before = commit.parents.first.map { history.commits[$0].files }
      return Self.differences(before ?? commit.files.map { _ in 0 }, commit.files)
    }
    let (ours, theirs) = (commit.parents[0], commit.parents[1])
    var parts = parts(of: ours, theirs)
    if onLine {
      let spoken = outcomes(of: history.ancestors[theirs] & ~history.ancestors[ours])
      for file in parts.indices {
        let (left, right) = (history.commits[ours].files[file], history.commits[theirs].files[file])
        if left != right, !spoken.contains([file, right]) { parts[file] = .clean(left) }
      }
    }
    var changes: [Int: Int] = [:]
    for (file, part) in parts.enumerated() where part != .clean(commit.files[file]) {
      changes[file] = commit.files[file]
    }
    return changes
  }

  /// The pairs of a file and what a commit of a set makes of it by itself.
  private func outcomes(of set: UInt64) -> Set<[Int]> {
    var outcomes: Set<[Int]> = []
    for number in history.commits.indices where set & (1 << number) != 0 {
      for (file, text) in changes(of: number, onLine: false) { outcomes.insert([file, text]) }
    }
    return outcomes
  }

  /// What the outcome of merging some commits has in common with another commit, for each file; nil where nobody can
  /// say.
  private func common(to left: [Int], and right: Int) -> [Int?] {
    var reached = left.reduce(0) { $0 | history.ancestors[$1] } & history.ancestors[right]
    var best: [Int] = []
    // Commits are numbered in the order in which they were made: the last of some has none of the others before it.
    while reached != 0 {
      let last = 63 - reached.leadingZeroBitCount
      best.append(last)
      reached &= ~history.ancestors[last]
    }
    best.sort { history.commits[$0].time < history.commits[$1].time }
    guard let oldest = best.first else { return CrossedHistory.files.map { _ in 0 } }
    var outcome: [Int?] = history.commits[oldest].files
    for (index, next) in best.enumerated().dropFirst() {
      let base = common(to: Array(best[..<index]), and: next)
      for file in outcome.indices {
        let (one, other) = (outcome[file], history.commits[next].files[file])
        guard let one, one != other else { continue }
        outcome[file] = base[file] == one ? other : base[file] == other ? one : nil
      }
    }
    return outcome
  }

  private static func differences(_ old: [Int], _ new: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: zip(old, new).enumerated().filter { $1.0 != $1.1 }.map { ($0, $1.1) })
  }
}
