import Dataset

extension Scope {
  /// Adds what a change of policy may judge otherwise, wherever it lies.
  mutating func add(_ reach: PolicyReach, _ snapshot: any Snapshot, under policy: Policy) throws(Unreadable) {
    var files: [FileEntry] = []
    for folder in reach.folders.sorted() { files += try walk(folder, snapshot, by: policy.layout) }
    for (name, subjects) in reach.subjects.sorted(by: { $0.key < $1.key }) {
      guard let stream = policy.manifest.stream(named: name) else { continue }
      streams.insert(name)
      files += try self.files(of: stream, subjects, snapshot, by: policy.layout)
    }
    add(reached: files.filter { reach.holds($0.path, in: policy.layout) }, policy)
  }

  /// Adds what lies in batches that are open again, beside their items and their own file.
  mutating func add(
    reopened batches: Set<BatchName>, _ snapshot: any Snapshot, _ policy: Policy
  ) throws(Unreadable) {
    for batch in batches.sorted() {
      guard let stream = policy.manifest.stream(named: batch.stream) else { continue }
      let files = try walk(stream.batchFolder(batch.batch).path, snapshot, by: policy.layout)
      add(reached: files.filter { policy.layout.place(of: $0.path).subject == .unknown }, policy)
    }
  }

  private mutating func add(reached held: [FileEntry], _ policy: Policy) {
    guard !held.isEmpty else { return }
    var known = Set(entries.map { ExactPath($0.path) })
    for entry in held {
      let place = policy.layout.place(of: entry.path)
      if case .batch(let batch, _) = place { touched.insert(batch) }
      guard !(place.isItem && entry.isFile), known.insert(ExactPath(entry.path)).inserted else { continue }
      reached.entries.append(entry)
    }
    add(held, as: .policy, policy.layout)
  }

  /// The files of a stream among which those of some subjects are.
  private mutating func files(
    of stream: StreamPolicy, _ subjects: Set<PolicyReach.Subject>, _ snapshot: any Snapshot, by layout: Layout
  ) throws(Unreadable) -> [FileEntry] {
    guard subjects.isDisjoint(with: [.everything, .unknown, .folders]) else {
      return try walk(stream.folder, snapshot, by: layout)
    }
    var files: [FileEntry] = []
    if subjects.contains(.candidates) { files += try snapshot.entries(in: stream.files.rubrics) ?? [] }
    if subjects.contains(.importMaps) { files += try snapshot.entries(in: stream.files.importMaps) ?? [] }
    guard subjects.contains(.batches) || subjects.contains(.items) else { return files }
    for batch in try snapshot.entries(in: stream.files.batches) ?? [] where batch.mode == .directory {
      if let entry = try snapshot.entry(at: BatchFolder(batch.path).manifest) { files.append(entry) }
      if subjects.contains(.items) { files += try snapshot.entries(in: BatchFolder(batch.path).items) ?? [] }
    }
    return files.filter { $0.mode != .directory }
  }

  /// Every file in a folder, at any depth; the folders themselves are looked at by the names in them.
  private mutating func walk(
    _ folder: String, _ snapshot: any Snapshot, by layout: Layout
  ) throws(Unreadable) -> [FileEntry] {
    var files: [FileEntry] = []
    var open = [folder]
    while let folder = open.popLast() {
      guard let entries = try snapshot.entries(in: folder) else { continue }
      reached.directories.insert(ExactPath(folder))
      // Whether a batch is closed is asked of those that are touched.
      if let batch = layout.place(of: folder + "/x.yaml").batchName { touched.insert(batch) }
      for entry in entries {
        if entry.mode == .directory { open.append(entry.path) } else { files.append(entry) }
      }
    }
    return files
  }
}
