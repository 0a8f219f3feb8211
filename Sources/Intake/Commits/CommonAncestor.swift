import Git

/// What two commits are held to have in common: the tree of their best common ancestor; where there are several, what
/// comes of merging those, which is the tree of no commit.
///
/// The ancestors are merged as git's recursive merge does it: the oldest with the next one, over what these two have in
/// common (found in the same way, however often lines crossed further down), the outcome with the one after that, and
/// so on. Commits of one second count as older by their ids. But it is done path by path, and no path is merged by its
/// lines:
///
/// * Where both have the same at a path, so has the outcome.
/// * Where one of them has what they have in common, the outcome has what the other has.
/// * Where neither does, nobody can say what the outcome has, and it is the same as nothing else; so are all outcomes
///   that depend on it.
///
/// Commits without any common ancestor have the empty tree in common.
struct CommonAncestor {
  /// What it has at a path.
  enum Value: Hashable {
    /// An entry, or none.
    case known(TreeEntry?)
    case unknown
  }

  /// A step of the computation, which knows the outcomes of those before it by their numbers.
  private enum Step {
    case nothing
    case commit(Int)
    case merge(Int, Int, over: Int)
  }

  /// The commits whose trees it is computed from.
  private(set) var commits: [ObjectID] = []
  private var steps: [Step] = []
  private var merges = 0

  /// How many best common ancestors there may be at once: two are rare, and more of them rarer.
  private static let mostAncestors = 8
  /// How many merges of ancestors it may take, all in all: a crossing takes one for each that lies below it.
  private static let mostMerges = 32

  /// - Returns: nil where the lines crossed so often that it would cost more to compute than anybody may ask for.
  init?(of left: ObjectID, and right: ObjectID, _ graph: inout CommitGraph) throws(GitError) {
    guard try ancestor(of: [left], and: right, &graph) != nil else { return nil }
  }

  /// Adds the steps that lead to what a line, or the outcome of merging several, has in common with another line.
  ///
  /// - Returns: the number of the last one.
  private mutating func ancestor(
    of left: [ObjectID], and right: ObjectID, _ graph: inout CommitGraph
  ) throws(GitError) -> Int? {
    let best = try graph.bestCommonAncestors(of: left, and: [right], most: Self.mostAncestors)
    guard let best else { return nil }
    guard let oldest = best.first else { return add(.nothing) }
    var outcome = add(oldest)
    for (index, next) in best.enumerated().dropFirst() {
      merges += 1
      guard merges <= Self.mostMerges else { return nil }
      guard let base = try ancestor(of: Array(best[..<index]), and: next, &graph) else { return nil }
      outcome = add(.merge(outcome, add(next), over: base))
    }
    return outcome
  }

  private mutating func add(_ step: Step) -> Int {
    steps.append(step)
    return steps.count - 1
  }

  private mutating func add(_ commit: ObjectID) -> Int {
    if let known = commits.firstIndex(of: commit) { return add(.commit(known)) }
    commits.append(commit)
    return add(.commit(commits.count - 1))
  }

  /// What it has at a path, by what the trees of the commits have there, in their order. What holds of a folder as a
  /// whole holds of every path in it, as long as it is known.
  func value(_ entries: ArraySlice<TreeEntry?>) -> Value {
    var values: [Value] = []
    for step in steps {
      switch step {
      case .nothing: values.append(.known(nil))
      case .commit(let number): values.append(.known(entries[entries.startIndex + number]))
      case .merge(let one, let other, let base):
        values.append(Self.merge(values[one], values[other], over: values[base]))
      }
    }
    return values.last ?? .unknown
  }

  private static func merge(_ one: Value, _ other: Value, over base: Value) -> Value {
    guard one != .unknown, other != .unknown else { return .unknown }
    if one == other { return one }
    if one == base { return other }
    return other == base ? one : .unknown
  }
}
