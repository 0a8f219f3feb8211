/// How many files several trees have otherwise than one another, and how many contents the newest of them has there,
/// found without going through the files: a folder that lies in a thousand places is looked into once.
///
/// A tree of a million names may be six objects, a kilobyte on the wire.
package struct NameCount {
  /// The files that differ; `Int.max` where there are more than can be counted. Where paths have more than 256 bytes on
  /// average, so many more.
  package private(set) var names = 0
  /// The contents that the newest tree has there.
  package private(set) var contents: Set<ObjectID> = []

  private let repository: Repository
  private let newest: Int
  private let isWanted: ([TreeEntry?]) -> Bool
  private let isTooMany: (_ names: Int, _ contents: Int) -> Bool
  private var known: [[ObjectID?]: Counted] = [:]
  private var isOver = false

  /// What is known of folders that stand at one path of several trees, wherever else they stand so.
  private struct Counted {
    var names = 0
    /// The bytes of the paths, from this folder on.
    var bytes = 0
    /// How many folders lie inside one another, this one among them.
    var height = 0

    var weight: Int { max(names, bytes / 256) }

    /// No sum is more than the largest number.
    static func sum(_ left: Int, _ right: Int) -> Int {
      let (sum, isOver) = left.addingReportingOverflow(right)
      return isOver ? .max : sum
    }

    static func product(_ left: Int, _ right: Int) -> Int {
      let (product, isOver) = left.multipliedReportingOverflow(by: right)
      return isOver ? .max : product
    }
  }

  /// - Parameters:
  ///   - trees: their ids; nil for a tree that holds nothing.
  ///   - newest: the place of the tree whose contents are counted.
  ///   - isWanted: whether a file counts, or a folder may hold one that does.
  ///   - isTooMany: whether so many names of so many contents are certainly more than anybody may have: then counting
  ///     ends.
  package init(
    _ repository: Repository, of trees: [ObjectID?], newest: Int, where isWanted: @escaping ([TreeEntry?]) -> Bool,
    upTo isTooMany: @escaping (_ names: Int, _ contents: Int) -> Bool
  ) throws(TreeError) {
    self.repository = repository
    self.newest = newest
    self.isWanted = isWanted
    self.isTooMany = isTooMany
    names = try count(trees, at: "", depth: 0).weight
  }

  private mutating func count(_ trees: [ObjectID?], at path: String, depth: Int) throws(TreeError) -> Counted {
    if let counted = known[trees] {
      guard depth + counted.height <= Repository.deepest else { throw .tooDeep(path: path) }
      return counted
    }
    guard depth < Repository.deepest else { throw .tooDeep(path: path) }
    var counted = Counted()
    try repository.rows(of: trees, at: path) { (first, row) throws(TreeError) in
      guard !isOver, isWanted(row) else { return }
      let length = first.name.utf8.count + 1
      if first.isDirectory {
        let inner = try count(
          row.map { $0?.id }, at: path.isEmpty ? first.name : "\(path)/\(first.name)", depth: depth + 1)
        counted.names = Counted.sum(counted.names, inner.names)
        counted.bytes = Counted.sum(counted.bytes, Counted.sum(inner.bytes, Counted.product(inner.names, length)))
        counted.height = max(counted.height, inner.height)
      } else {
        counted.names = Counted.sum(counted.names, 1)
        counted.bytes = Counted.sum(counted.bytes, length)
        if let entry = row[newest] { contents.insert(entry.id) }
      }
      isOver = isTooMany(counted.weight, contents.count)
    }
    counted.height += 1
    known[trees] = counted
    return counted
  }
}

extension Repository {
  /// The contents of all files that some trees hold, each folder looked into once.
  package func contents(of trees: [ObjectID]) throws(TreeError) -> Set<ObjectID> {
    var contents: Set<ObjectID> = []
    var known = Set(trees)
    var open = Array(known)
    while let id = open.popLast() {
      for entry in try tree(id) {
        if !entry.isDirectory {
          contents.insert(entry.id)
        } else if known.insert(entry.id).inserted {
          open.append(entry.id)
        }
      }
    }
    return contents
  }
}
