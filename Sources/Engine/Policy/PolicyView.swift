package import Dataset
import Documents

/// A policy as far as it says how what lies in the dataset is judged.
package struct PolicyView: Sendable {
  let manifest: Manifest
  let severities: Severities
  /// By stream.
  private let files: [String: Files]

  /// The files of a stream on which the judgement of its items hangs.
  struct Files: Hashable, Sendable {
    /// The ids of `schema.yaml` and `schema.json`.
    let schemas: [String?]
    /// The id of `checks.yaml`.
    let checks: String?
    let rubrics: Set<Version>
  }

  /// The policy of a tree.
  package init(_ manifest: Manifest, in tree: any Snapshot) throws(Unreadable) {
    try self.init(manifest, Severities(manifest), in: tree)
  }

  /// - Parameter streams: the streams whose files are looked at; nil for all of them.
  init(
    _ manifest: Manifest, _ severities: Severities, in tree: any Snapshot, streams: Set<String>? = nil
  ) throws(Unreadable) {
    self.manifest = manifest
    self.severities = severities
    var files: [String: Files] = [:]
    for stream in manifest.streams where streams?.contains(stream.name) ?? true {
      files[stream.name] = try Files(of: stream, manifest.layout, in: tree)
    }
    self.files = files
  }

  /// The files of a stream; nil where nobody looked at them.
  func files(of stream: String) -> Files? { files[stream] }
}

extension PolicyView.Files {
  fileprivate init(of stream: StreamPolicy, _ layout: Layout, in tree: any Snapshot) throws(Unreadable) {
    schemas = try [Format.yaml, .json].map { (format) throws(Unreadable) in
      try tree.entry(at: stream.files.schema(format))?.id
    }
    checks = try tree.entry(at: stream.files.checks)?.id
    var versions: Set<Version> = []
    for entry in try tree.entries(in: stream.files.rubrics) ?? [] where entry.isFile {
      if case .stream(_, .rubric(let version)) = layout.place(of: entry.path) { versions.insert(version) }
    }
    rubrics = versions
  }
}
