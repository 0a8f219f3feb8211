/// When a commit was made, as it says itself, and what it follows.
package struct CommitLinks: Sendable {
  package let parents: [ObjectID]
  /// Seconds since 1970.
  package let time: Int

  package init(parents: [ObjectID], time: Int) {
    self.parents = parents
    self.time = time
  }
}

/// The history of a repository, read as far as somebody asks about it, and no commit of it twice.
///
/// Commits are gone through from the newest to the oldest, so that little is read where two lines parted not long ago.
/// A commit that lies about its time makes that take longer, and changes no answer.
package struct CommitGraph {
  private let repository: Repository
  private let known: [ObjectID: CommitLinks]
  private var numbers: [ObjectID: Int] = [:]
  private var nodes: [Node] = []
  /// How many commits may still be looked at while best common ancestors are sought, each as often as it is met.
  private var steps: Int

  private struct Node {
    let id: ObjectID
    let time: Int
    let parents: [ObjectID]
    /// The numbers of the parents; nil as long as nobody asked.
    var parentNumbers: [Int]?
    var marks: Marks = []
  }

  /// What is known of a commit while common ancestors are looked for.
  private struct Marks: OptionSet {
    let rawValue: UInt8

    static let left = Marks(rawValue: 1)
    static let right = Marks(rawValue: 2)
    /// An ancestor of a common ancestor.
    static let beyond = Marks(rawValue: 4)
    static let found = Marks(rawValue: 8)
    static let queued = Marks(rawValue: 16)
    static let both: Marks = [.left, .right]
  }

  /// - Parameters:
  ///   - known: commits that need not be read again.
  ///   - steps: how many commits may be looked at while best common ancestors are sought, each as often as it is met.
  package init(_ repository: Repository, knowing known: [ObjectID: CommitLinks] = [:], steps: Int = .max) {
    self.repository = repository
    self.known = known
    self.steps = steps
  }

  /// The best common ancestors of two sets of commits, the oldest first: those that are reached from both, and from no
  /// other that is reached from both. A commit is its own ancestor here.
  ///
  /// - Parameter most: how many may be found. Such as only their times make look like best ones count as well, so that
  ///   nobody can make many of them at little cost.
  /// - Returns: nil where there are more, or where too many commits were looked at.
  package mutating func bestCommonAncestors(
    of left: [ObjectID], and right: [ObjectID], most: Int
  ) throws(GitError) -> [ObjectID]? {
    let found = try commonAncestors(of: left, and: right)
    guard steps > 0 else { return nil }
    guard found.count > 1 else { return found }
    guard found.count <= most else { return nil }
    var lesser: Set<ObjectID> = []
    for (index, one) in found.enumerated() {
      for other in found[(index + 1)...] {
        // Where one of them is an ancestor of the other, it is what both have in common.
        lesser.formUnion(try commonAncestors(of: [one], and: [other]).filter { $0 == one || $0 == other })
      }
    }
    return steps > 0 ? found.filter { !lesser.contains($0) } : nil
  }

  /// The newest of the best common ancestors of two commits, or of those that look like it; nil where there is none.
  package mutating func newestCommonAncestor(
    of left: ObjectID, and right: ObjectID
  ) throws(GitError) -> ObjectID? {
    let best = try bestCommonAncestors(of: [left], and: [right], most: 8)
    return if let best { best.last } else { try commonAncestors(of: [left], and: [right]).last }
  }

  /// Those of a set of commits that other commits do not have behind them, themselves included.
  package mutating func unreached(
    _ sought: Set<ObjectID>, from known: [ObjectID]
  ) throws(GitError) -> Set<ObjectID> {
    var walk = Walk()
    defer { for number in walk.touched { nodes[number].marks = [] } }
    var left = sought
    for id in known { mark(try number(of: id), .right, walk: &walk) }
    while !left.isEmpty, let number = pop(&walk) {
      left.remove(nodes[number].id)
      for parent in try parents(of: number) { mark(parent, .right, walk: &walk) }
    }
    return left
  }

  /// Common ancestors of two sets of commits, the oldest first: all the best ones, and some that are ancestors of
  /// another one, where times mislead.
  private mutating func commonAncestors(
    of left: [ObjectID], and right: [ObjectID]
  ) throws(GitError) -> [ObjectID] {
    var walk = Walk()
    defer { for number in walk.touched { nodes[number].marks = [] } }
    for id in left { mark(try number(of: id), .left, walk: &walk) }
    for id in right { mark(try number(of: id), .right, walk: &walk) }
    var found: [Int] = []
    while walk.open > 0, steps > 0, let number = pop(&walk) {
      steps -= 1
      var marks = nodes[number].marks.intersection([.both, .beyond])
      if marks == .both {
        if !nodes[number].marks.contains(.found) { found.append(number) }
        nodes[number].marks.insert(.found)
        marks.insert(.beyond)
      }
      for parent in try parents(of: number) { mark(parent, marks, walk: &walk) }
    }
    return found.filter { !nodes[$0].marks.contains(.beyond) }.sorted { !isNewer($0, $1) }.map { nodes[$0].id }
  }

  /// One search through the history.
  private struct Walk {
    /// A heap, the newest commit at its top.
    var queue: [Int] = []
    /// How many in the queue are not beyond a common ancestor.
    var open = 0
    var touched: [Int] = []
  }

  private mutating func mark(_ number: Int, _ marks: Marks, walk: inout Walk) {
    let before = nodes[number].marks
    guard !before.isSuperset(of: marks) else { return }
    if before.isEmpty { walk.touched.append(number) }
    nodes[number].marks.formUnion(marks)
    let isBeyond = nodes[number].marks.contains(.beyond)
    guard before.contains(.queued) else {
      nodes[number].marks.insert(.queued)
      walk.open += isBeyond ? 0 : 1
      return push(number, &walk)
    }
    if isBeyond, !before.contains(.beyond) { walk.open -= 1 }
  }

  private func push(_ number: Int, _ walk: inout Walk) {
    walk.queue.append(number)
    var child = walk.queue.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isNewer(walk.queue[child], walk.queue[parent]) else { return }
      walk.queue.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop(_ walk: inout Walk) -> Int? {
    guard let top = walk.queue.first, let last = walk.queue.popLast() else { return nil }
    if !walk.queue.isEmpty { walk.queue[0] = last }
    var parent = 0
    while 2 * parent + 1 < walk.queue.count {
      var child = 2 * parent + 1
      if child + 1 < walk.queue.count, isNewer(walk.queue[child + 1], walk.queue[child]) { child += 1 }
      guard isNewer(walk.queue[child], walk.queue[parent]) else { break }
      walk.queue.swapAt(child, parent)
      parent = child
    }
    nodes[top].marks.remove(.queued)
    if !nodes[top].marks.contains(.beyond) { walk.open -= 1 }
    return top
  }

  /// Commits of one second stand in the order of their ids, so that everybody comes to the same.
  private func isNewer(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (nodes[left], nodes[right])
    return left.time == right.time ? left.id > right.id : left.time > right.time
  }

  private mutating func number(of id: ObjectID) throws(GitError) -> Int {
    if let number = numbers[id] { return number }
    let links = if let known = known[id] { known } else { try read(id) }
    numbers[id] = nodes.count
    nodes.append(Node(id: id, time: links.time, parents: links.parents))
    return nodes.count - 1
  }

  private mutating func parents(of number: Int) throws(GitError) -> [Int] {
    if let parents = nodes[number].parentNumbers { return parents }
    var parents: [Int] = []
    for id in nodes[number].parents {
      do throws(GitError) {
        parents.append(try self.number(of: id))
      } catch {
        // In a shallow clone history ends anywhere.
        guard repository.isShallow, error.code == .notFound else { throw error }
      }
    }
    nodes[number].parentNumbers = parents
    return parents
  }

  private func read(_ id: ObjectID) throws(GitError) -> CommitLinks {
    let links: CommitLinks? = try repository.withObject(id) { kind, bytes in
      guard kind == .commit else { return nil }
      var reader = CommitReader(bytes)
      return try? reader.links()
    }
    guard let links else {
      throw GitError(
        code: .wrongKind, operation: "walking the history of", subject: id.description, message: "a malformed commit")
    }
    return links
  }
}
