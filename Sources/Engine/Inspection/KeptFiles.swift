import Dataset
import Diagnostics

/// Judges what never changes once it has landed - published rubrics, judgements, withdrawals - by the policy before the
/// commit that brings it. So a later policy makes none of it wrong, and nobody has to mend what cannot be mended.
///
/// It is judged as the newest tree has it: what a later commit of the same push mends was never seen by anybody.
struct KeptFiles {
  private let inspector: Inspector
  /// The newest tree.
  private let newest: any Snapshot
  private var judgements: JudgementInspection

  init(inspector: Inspector, newest: any Snapshot) {
    self.inspector = inspector
    self.newest = newest
    judgements = JudgementInspection(inspector: inspector)
  }

  /// Judges the files that a commit brings.
  ///
  /// - Parameter own: the policy of the commit's own tree, which says what it publishes.
  mutating func inspect(
    _ commit: JudgedCommit, publishingBy own: Policy, _ findings: inout Findings
  ) throws(Unreadable) {
    for change in commit.changes {
      guard let entry = change.new, try newest.entry(at: entry.path) == entry else { continue }
      try inspect(entry, of: commit, &findings)
    }
    for entry in try rubrics(of: commit, publishingBy: own) where try newest.entry(at: entry.path) == entry {
      guard case .stream(let stream, .rubric) = own.layout.place(of: entry.path),
        let bytes = try bytes(of: entry)
      else { continue }
      reading(commit.authority).rubric(bytes, at: entry.path, stream: stream, atLeast: .warning, &findings)
    }
  }

  private mutating func inspect(
    _ entry: FileEntry, of commit: JudgedCommit, _ findings: inout Findings
  ) throws(Unreadable) {
    let authority = commit.authority
    guard case .batch(let batch, let file) = commit.layout.place(of: entry.path),
      let stream = authority.manifest.stream(named: batch.stream)
    else {
      return
    }
    switch file {
    case .judgement:
      try judgements.inspect(
        entry, of: stream, by: authority, in: (commit.before ?? commit.after).tree, snapshot: newest, &findings)
    case .withdrawal:
      guard let bytes = try bytes(of: entry) else { return }
      _ = reading(authority).ownFile(.withdrawal, bytes: bytes, at: entry.path, stream: stream.name, &findings)
    default: return
    }
  }

  /// The rubrics that a commit publishes: those that it changes, and those that lie in the folder of a stream which it
  /// brings into the manifest, or moves.
  private func rubrics(
    of commit: JudgedCommit, publishingBy own: Policy
  ) throws(Unreadable) -> [FileEntry] {
    // What a side says of policy decides nothing.
    guard commit.change.isOnChain else { return [] }
    var rubrics = commit.changes.compactMap(\.new)
    if commit.changes.contains(where: { $0.path == Layout.manifestPath }) {
      for stream in own.manifest.streams {
        let before = commit.authority.manifest.stream(named: stream.name)
        guard before.map({ ExactPath($0.folder) != ExactPath(stream.folder) }) ?? true else { continue }
        rubrics += try commit.tree.entries(in: stream.files.rubrics) ?? []
      }
    }
    var seen: Set<ExactPath> = []
    return rubrics.filter {
      guard case .stream(_, .rubric(let version)) = own.layout.place(of: $0.path), version.candidate == nil else {
        return false
      }
      return seen.insert(ExactPath($0.path)).inserted
    }
  }

  private func reading(_ authority: Policy) -> FileReading {
    inspector.reading(weighing: authority.severities)
  }

  /// Nil for what is no file, or too large to be read.
  private func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8]? {
    guard entry.isFile, try newest.size(of: entry) <= Inspector.contentLimit else { return nil }
    return try newest.bytes(of: entry)
  }
}

extension Place {
  /// Whether a file here keeps what held when it landed.
  var isKept: Bool {
    switch self {
    case .stream(_, .rubric(let version)): version.candidate == nil
    case .batch(_, .judgement), .batch(_, .withdrawal): true
    default: false
    }
  }

  /// The batch that the place belongs to; nil outside of batches.
  var batchName: BatchName? {
    if case .batch(let batch, _) = self { batch } else { nil }
  }
}
