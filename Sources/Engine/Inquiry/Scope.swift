import Dataset
import Documents

/// What an inquiry concerns: the files to look at one by one, and the items to judge.
struct Scope {
  /// The entries that are new or changed, in path order, but for the files of items.
  private(set) var entries: [FileEntry] = []
  /// Folders in which a name came or went.
  private(set) var directories: Set<ExactPath> = []
  /// What did not change, and what a change of policy may judge otherwise all the same.
  var reached = Reached()
  /// The items to judge that are known one by one.
  var items: [ItemFile] = []
  /// Folders of which every item is judged.
  private(set) var folders: [ItemFolder] = []
  var streams: Set<String> = []
  private(set) var touchesPolicy = false
  /// The batches in whose own file, or among whose items, something changed.
  var touched: Set<BatchName> = []
  /// Whether the entries are what changed, not simply everything there is.
  private(set) var isOfChanges = false

  /// How many items are judged.
  var itemCount: Int { folders.reduce(items.count) { $0 + $1.count } }

  /// Files, and folders by the names in them, that a change of policy reaches.
  struct Reached {
    var entries: [FileEntry] = []
    var directories: Set<ExactPath> = []
  }

  /// A folder of which every item is judged for itself. Its files are listed by whoever judges them, one folder after
  /// the other: a list of a million would take more memory than all the rest.
  struct ItemFolder {
    let batch: BatchName
    let path: String
    let count: Int
  }

  /// An item's file, and why it is judged.
  struct ItemFile {
    let name: ItemName
    let format: Format
    let entry: FileEntry
    let cause: Cause
    /// Whether the file is known to be new or changed; where everything is looked at, nobody says what is.
    let isChanged: Bool
    /// What the file was before it changed; nil where it is new, or not known to have changed.
    let old: FileEntry?

    /// Whether the file itself is looked at, or only what depends on something else.
    var isInspected: Bool { cause == .itself }

    /// - Returns: nil where no item stands at that place, or what stands there is no file.
    init?(_ entry: FileEntry, at place: Place, cause: Cause = .itself, isChanged: Bool, old: FileEntry? = nil) {
      guard case .batch(let batch, .item(let id, let format)) = place, entry.isFile else { return nil }
      name = ItemName(stream: batch.stream, batch: batch.batch, id: id)
      self.format = format
      self.entry = entry
      self.cause = cause
      self.isChanged = isChanged
      self.old = old
    }
  }

  /// What is looked at, so that an item is judged.
  enum Cause {
    case itself
    /// A file beside it, or its batch.
    case neighbour
    /// Its stream, or the manifest: what no commit may change together with the item.
    case policy
  }
}

extension Scope {
  /// Everything that a snapshot holds.
  static func everything(_ snapshot: any Snapshot, _ policy: Policy) throws(Unreadable) -> Scope {
    var scope = Scope()
    try scope.collect("", snapshot, by: policy.layout)
    scope.streams = Set(policy.manifest.streams.map(\.name))
    scope.touchesPolicy = true
    return scope
  }

  /// The batches that the inquiry concerns, in the order of their names: of which something is judged, or from which
  /// something went.
  var batches: [BatchName] {
    touched.union(items.map(\.name.batchName)).union(folders.map(\.batch)).sorted()
  }

  /// Every item of one batch.
  static func batch(
    _ name: BatchName, of stream: StreamPolicy, _ snapshot: any Snapshot, by policy: Policy
  ) throws(Unreadable) -> Scope {
    var scope = Scope()
    let folder = stream.batchFolder(name.batch).items
    let count = try snapshot.entries(in: folder)?.count { policy.layout.place(of: $0.path).isItem && $0.isFile } ?? 0
    if count > 0 { scope.folders.append(ItemFolder(batch: name, path: folder, count: count)) }
    scope.streams = [name.stream]
    return scope
  }

  /// Every item of a stream but for those of some batches.
  static func stream(
    _ stream: StreamPolicy, besides batches: Set<BatchName>, _ snapshot: any Snapshot, by policy: Policy
  ) throws(Unreadable) -> Scope {
    var scope = Scope()
    for folder in try snapshot.entries(in: stream.files.batches) ?? [] where folder.mode == .directory {
      let name = BatchName(stream: stream.name, batch: String(folder.path.lastPart))
      guard !batches.contains(name) else { continue }
      scope.folders += try Scope.batch(name, of: stream, snapshot, by: policy).folders
    }
    scope.streams = [stream.name]
    return scope
  }

  /// Leaves out what belongs to the items of some batches, unless it is itself what changed.
  mutating func leaveOut(_ closed: Set<BatchName>, _ layout: Layout) {
    guard !closed.isEmpty else { return }
    folders.removeAll { closed.contains($0.batch) }
    items.removeAll { closed.contains($0.name.batchName) && !$0.isChanged }
    guard !isOfChanges else { return }
    entries.removeAll { layout.place(of: $0.path).batchOfItem.map(closed.contains) ?? false }
  }

  private mutating func collect(_ directory: String, _ snapshot: any Snapshot, by layout: Layout) throws(Unreadable) {
    directories.insert(ExactPath(directory))
    var found: (batch: BatchName, count: Int)?
    for entry in try snapshot.entries(in: directory) ?? [] {
      guard entry.mode != .directory else {
        try collect(entry.path, snapshot, by: layout)
        continue
      }
      if case .batch(let batch, .item) = layout.place(of: entry.path), entry.isFile {
        found = (batch, (found?.count ?? 0) + 1)
      } else {
        entries.append(entry)
      }
    }
    guard let found else { return }
    folders.append(ItemFolder(batch: found.batch, path: directory, count: found.count))
  }
}

extension Scope {
  /// What changed, and what depends on it: the item of a changed sidecar, the items of a changed batch, and whatever a
  /// change of policy may judge otherwise.
  ///
  /// - Parameters:
  ///   - reach: what the policy may judge otherwise than the one before.
  ///   - isDraft: whether the items of a changed batch are left out.
  static func changes(
    _ changes: [PathChange], in snapshot: any Snapshot, by policy: Policy, reaching reach: PolicyReach, isDraft: Bool
  ) throws(Unreadable) -> Scope {
    var scope = Scope()
    scope.isOfChanges = true
    var dependents = Dependents()
    let keyFiles = policy.people.keyFiles
    for change in changes {
      let place = policy.layout.place(of: change.path)
      dependents.note(place)
      scope.touchesPolicy = scope.touchesPolicy || place.isPolicy || keyFiles.contains(change.path)
      if case .stream(let stream, let file) = place {
        scope.streams.insert(stream)
        // A release candidate is no policy, and which versions there are is a question of policy all the same.
        if case .rubric = file { scope.touchesPolicy = true }
      }
      guard let entry = change.new else {
        // What is left in the folder may have belonged to what went.
        scope.directories.insert(ExactPath(change.path.parentPath))
        continue
      }
      if let item = ItemFile(entry, at: place, isChanged: true, old: change.old) {
        scope.items.append(item)
      } else {
        scope.entries.append(entry)
      }
      if change.old == nil { scope.noteDirectories(of: entry.path) }
    }
    if dependents.manifest { scope.streams.formUnion(policy.manifest.streams.map(\.name)) }
    if isDraft { dependents.batches = [] }
    try scope.add(dependents, snapshot, under: policy)
    try scope.add(reach, snapshot, under: policy)
    scope.touched.formUnion(dependents.batches.union(dependents.items.keys))
    scope.streams.formUnion(scope.touched.map(\.stream))
    scope.streams.formUnion(scope.items.map(\.name.stream))
    return scope
  }

  private mutating func noteDirectories(of path: String) {
    var directory = path.parentPath
    while directories.insert(ExactPath(directory)).inserted, !directory.isEmpty {
      directory = directory.parentPath
    }
  }

  private mutating func add(
    _ dependents: Dependents, _ snapshot: any Snapshot, under policy: Policy
  ) throws(Unreadable) {
    // An item beside which something changed is judged for that: it weighs more.
    let beside = try files(beside: dependents.items, snapshot, policy.manifest)
    let within = try files(in: dependents.batches, snapshot, policy.manifest)
    add(beside + within, as: .neighbour, policy.layout)
  }

  /// Adds the items among some files that are not there yet.
  mutating func add(_ files: [FileEntry], as cause: Cause, _ layout: Layout) {
    guard !files.isEmpty else { return }
    var known = Set(items.map { ExactPath($0.entry.path) })
    for entry in files {
      let place = layout.place(of: entry.path)
      guard let item = ItemFile(entry, at: place, cause: cause, isChanged: false) else { continue }
      if known.insert(ExactPath(entry.path)).inserted { items.append(item) }
    }
  }

  /// The items of batches that changed.
  private func files(
    in batches: Set<BatchName>, _ snapshot: any Snapshot, _ manifest: Manifest
  ) throws(Unreadable) -> [FileEntry] {
    var files: [FileEntry] = []
    for batch in batches.sorted() {
      guard let stream = manifest.stream(named: batch.stream) else { continue }
      files += try snapshot.entries(in: stream.batchFolder(batch.batch).items) ?? []
    }
    return files
  }

  /// The items whose sidecars, or twins, changed.
  private func files(
    beside items: [BatchName: Set<String>], _ snapshot: any Snapshot, _ manifest: Manifest
  ) throws(Unreadable) -> [FileEntry] {
    var files: [FileEntry] = []
    for (batch, ids) in items {
      guard let stream = manifest.stream(named: batch.stream) else { continue }
      for id in ids {
        for format in [Format.yaml, .json] {
          let path = stream.batchFolder(batch.batch).item(id, format)
          if let entry = try snapshot.entry(at: path) { files.append(entry) }
        }
      }
    }
    return files
  }
}

/// What must be judged again because something it depends on changed.
private struct Dependents {
  var manifest = false
  var batches: Set<BatchName> = []
  var items: [BatchName: Set<String>] = [:]

  mutating func note(_ place: Place) {
    switch place {
    case .manifest: manifest = true
    case .batch(let batch, .manifest): batches.insert(batch)
    // A deleted file may leave a twin or a sidecar behind that counts otherwise now.
    // A waiver that goes, or that another takes the place of, may have kept the item.
    case .batch(let batch, .item(let id, _)), .batch(let batch, .sidecar(let id, _)),
      .batch(let batch, .waiver(let id, _, _)):
      items[batch, default: []].insert(id)
    default: break
    }
  }
}

extension People {
  /// Where the public halves of OpenPGP keys lie.
  fileprivate var keyFiles: Set<String> { Set(all.flatMap(\.keys).compactMap(\.file)) }
}
