import Dataset
import Diagnostics
import Engine

/// A stream stays in the manifest, under its name and with its folder, once that holds a batch, a calibration or a
/// second published rubric.
///
/// Why: what lies in no stream's folder is plain policy. Were a stream taken away, an owner alone could rewrite what
/// others approved and signed off, and bring the stream back.
///
/// Fix: bring the entry back as it was. A stream that is no longer used stays in the manifest; for another name or
/// another folder, add a new stream beside it with `git dataset stream add`.
struct PolicyKeptStream: PolicyRule, StepRule {
  static let id: RuleID = "policy/kept-stream"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    guard let base = policy.base else { return }
    for stream in base.manifest.streams {
      let listed = policy.manifest.stream(named: stream.name)
      // By bytes: two paths that a character's composition tells apart are two folders to git.
      if let listed, ExactPath(listed.folder) == ExactPath(stream.folder) { continue }
      guard let kept = try kept(of: stream, base) else { continue }
      guard let listed else {
        findings.add(.removed(stream, kept), to: Layout.manifestPath)
        continue
      }
      findings.add(.moved(stream, kept), at: listed.mark.location(in: Layout.manifestPath))
    }
  }

  /// What ties a stream to its folder; nil where nothing was done in it yet.
  private func kept(of stream: StreamPolicy, _ base: DatasetState) throws(Unreadable) -> String? {
    if try !base.entries(in: stream.files.batches).isEmpty { return "batches" }
    if try !base.entries(in: stream.files.calibrations).isEmpty { return "calibrations" }
    let rubrics = try base.entries(in: stream.files.rubrics).filter { entry in
      guard case .stream(_, .rubric(let version)) = base.manifest.layout.place(of: entry.path) else { return false }
      return version.candidate == nil
    }
    // Without its first rubric no stream is complete, so that one alone says nothing of use.
    return rubrics.count > 1 ? "published rubrics" : nil
  }
}

extension DatasetState {
  fileprivate func entries(in folder: String) throws(Unreadable) -> [FileEntry] {
    try tree.entries(in: folder) ?? []
  }
}

extension Finding.Message {
  fileprivate static func removed(_ stream: StreamPolicy, _ kept: String) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` is no longer listed, and its folder \(stream.folder.shown()) holds \(kept)",
      help: "bring the entry back; a stream that is no longer used stays in the manifest, and a new one goes beside it")
  }

  fileprivate static func moved(_ stream: StreamPolicy, _ kept: String) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` has another folder, and \(stream.folder.shown()) holds \(kept) of it",
      help: "leave it at \(stream.folder.shown()), and open a new stream beside it: git dataset stream add")
  }
}
