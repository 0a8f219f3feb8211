import Engine
import Git

/// How new commits stand to the first-parent chain of their tip, which is the line of states that a protected ref had.
struct FirstParentChain {
  /// Where the chain begins: the first parent of its oldest new commit, or the tip where that is not new; nil where it
  /// begins with a commit without parents.
  private(set) var start: ObjectID?
  private var links: Set<ObjectID> = []
  /// The commit on the chain that brought a commit in; one on the chain brought itself.
  private var bringers: [ObjectID: ObjectID] = [:]
  /// The first parents of the commits on the chain.
  private var parents: [ObjectID: ObjectID] = [:]
  /// The commits that each merge on the chain brings in.
  private var sides: [ObjectID: [ObjectID]] = [:]

  /// - Parameter new: the new commits, in any order.
  init(_ new: [ObjectID], tip: ObjectID, _ commits: CommitIntake) throws(Unreadable) {
    let known = Set(new)
    var chain: [ObjectID] = []
    var next: ObjectID? = tip
    while let id = next, known.contains(id) {
      chain.append(id)
      next = try commits.firstParent(of: id)
    }
    start = next
    links = Set(chain)
    for link in chain.reversed() {
      let parents = try commits.parents(of: link)
      bringers[link] = link
      self.parents[link] = parents.first
      try bringIn(parents.dropFirst(), by: link, known, commits: commits)
    }
  }

  private mutating func bringIn(
    _ tips: ArraySlice<ObjectID>, by link: ObjectID, _ known: Set<ObjectID>, commits: CommitIntake
  ) throws(Unreadable) {
    var open = Array(tips)
    while let id = open.popLast() {
      guard known.contains(id), !links.contains(id), bringers[id] == nil else { continue }
      bringers[id] = link
      sides[link, default: []].append(id)
      open += try commits.parents(of: id)
    }
  }

  /// Whether a commit stands on the chain.
  func holds(_ id: ObjectID) -> Bool { links.contains(id) }

  /// The commit whose state judges another one; nil for the first commit of all.
  func governor(of id: ObjectID) -> ObjectID? { bringers[id].flatMap { parents[$0] } }

  /// The commit on the chain by which another one came to the ref, itself or a merge.
  func link(of id: ObjectID) -> ObjectID? { bringers[id] }

  /// The commits that a merge on the chain brings in: those that its first parent does not have behind it.
  func side(of link: ObjectID) -> [ObjectID] { sides[link] ?? [] }
}
