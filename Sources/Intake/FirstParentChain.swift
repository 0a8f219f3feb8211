import Engine
import Git

/// How new commits stand to the first-parent chain of their tip, which is the line of states that a protected ref had.
struct FirstParentChain {
  private var links: Set<ObjectID> = []
  /// The first parent of the commit on the chain that brought a commit in; for one on the chain, its own.
  private var governors: [ObjectID: ObjectID] = [:]

  /// - Parameter new: the new commits, in any order.
  init(_ new: [ObjectID], tip: ObjectID, _ commits: CommitIntake) throws(Unreadable) {
    let known = Set(new)
    var chain: [ObjectID] = []
    var next: ObjectID? = tip
    while let id = next, known.contains(id) {
      chain.append(id)
      next = try commits.firstParent(of: id)
    }
    links = Set(chain)
    for link in chain.reversed() {
      let parents = try commits.parents(of: link)
      guard let first = parents.first else { continue }
      governors[link] = first
      try bringIn(parents.dropFirst(), by: first, known, commits)
    }
  }

  private mutating func bringIn(
    _ sides: ArraySlice<ObjectID>, by first: ObjectID, _ known: Set<ObjectID>, _ commits: CommitIntake
  ) throws(Unreadable) {
    var open = Array(sides)
    while let id = open.popLast() {
      guard known.contains(id), !links.contains(id), governors[id] == nil else { continue }
      governors[id] = first
      open += try commits.parents(of: id)
    }
  }

  /// Whether a commit stands on the chain.
  func holds(_ id: ObjectID) -> Bool { links.contains(id) }

  /// The commit whose state judges another one; nil for the first commit of all.
  func governor(of id: ObjectID) -> ObjectID? { governors[id] }
}
