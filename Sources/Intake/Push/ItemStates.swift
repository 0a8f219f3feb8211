import Dataset
import Engine
import Git

/// What commits have of some items: an item's own file, in either format, and the folder beside it.
struct ItemStates {
  /// What a folder of items has of one, by their ids.
  struct State: Hashable {
    let files: [String?]
  }

  /// The paths of the items' files, without their endings.
  let stems: Set<String>
  private let repository: Repository
  /// The items by the folders where they lie.
  private let folders: [String: [String]]
  /// What is known of folders, by their ids and paths.
  private var known: [String: [String: State]] = [:]

  init(_ stems: [String], _ repository: Repository) {
    self.stems = Set(stems)
    self.repository = repository
    folders = Dictionary(grouping: self.stems, by: \.parentPath)
  }

  /// What the paths of items may be, without their endings, to which a file can belong.
  static func stems(of path: String) -> [String] {
    var stems: [String] = []
    if path.hasSuffix(".yaml") || path.hasSuffix(".json") { stems.append(String(path.dropLast(5))) }
    var folder = path.parentPath
    while !folder.isEmpty {
      stems.append(folder)
      folder = folder.parentPath
    }
    return stems
  }

  /// The items that a commit has otherwise than each of its parents.
  mutating func changed(by id: ObjectID, _ commits: CommitIntake) throws(Unreadable) -> Set<String> {
    let own = try states(in: id, commits)
    var changed = stems
    for parent in try commits.parents(of: id) {
      let before = try states(in: parent, commits)
      changed = changed.filter { own[$0] != before[$0] }
    }
    return changed.filter { own[$0] != nil }
  }

  /// What a commit has of the items, by the paths of their files; those that it does not have are left out.
  mutating func states(
    in id: ObjectID, _ commits: CommitIntake
  ) throws(Unreadable) -> [String: State] {
    let tree = TreeSnapshot(repository: repository, root: try commits.tree(of: id))
    var states: [String: State] = [:]
    for (folder, stems) in folders {
      guard let id = try tree.entry(at: folder)?.id else { continue }
      let key = "\(id) \(folder)"
      let found = if let known = known[key] { known } else { try self.states(of: stems, in: tree) }
      known[key] = found
      states.merge(found) { first, _ in first }
    }
    return states
  }

  private func states(
    of stems: [String], in tree: TreeSnapshot
  ) throws(Unreadable) -> [String: State] {
    var states: [String: State] = [:]
    for stem in stems {
      let paths = ["\(stem).yaml", "\(stem).json", stem]
      let ids = try paths.map { (path) throws(Unreadable) in try tree.entry(at: path)?.id }
      if ids[0] != nil || ids[1] != nil { states[stem] = State(files: ids) }
    }
    return states
  }
}
