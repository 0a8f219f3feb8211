import Checks
package import Dataset
package import Diagnostics
package import Documents
import Schema

/// Asks the checks of streams that look at judgements about one judgement after the other, each set compiled once. Of
/// the item that is judged, only what the judgement is about is looked at: one that has changed since is left alone.
struct JudgementChecks {
  private let inspector: Inspector
  private let worker = CheckWorker()
  private let rubrics = RubricMemory()
  /// By what tells the files that they are compiled from; they last as long as what was selected by them.
  private var sets: [String: CheckSet] = [:]
  /// The item that was judged last, with what was read of it.
  private var last: (item: JudgedItem, key: String, files: SidecarReading?)?
  /// The items whose judgements have been looked at together.
  private var together: Set<String> = []

  init(inspector: Inspector) {
    self.inspector = inspector
  }

  /// Asks about one judgement, and, once, about all of its item.
  ///
  /// - Parameters:
  ///   - name: the item, by the place where the judgement lies.
  ///   - judging: how judgements of the stream are looked at.
  mutating func inspect(
    _ judgement: Document, at path: String, of name: ItemName, judging: Judging, _ findings: inout Findings
  ) throws(Unreadable) {
    let set = try checks(judging)
    guard set.looksAtJudgements else { return }
    try inspectAlone(judgement, at: path, of: name, judging: judging, by: set, &findings)
    try inspectConsensus(on: name, judging: judging, by: set, &findings)
  }

  /// Asks about one judgement that is in no tree yet.
  ///
  /// - Parameter path: where it will lie.
  mutating func inspectAlone(
    _ judgement: Document, at path: String, of name: ItemName, in state: DatasetState, _ findings: inout Findings
  ) throws(Unreadable) {
    guard let stream = state.manifest.stream(named: name.stream) else { return }
    let judging = Judging(
      stream: stream, policy: state.policy, tree: state.tree, snapshot: state.tree, weight: .error)
    try inspectAlone(judgement, at: path, of: name, judging: judging, by: try checks(judging), &findings)
  }

  private mutating func inspectAlone(
    _ judgement: Document, at path: String, of name: ItemName, judging: Judging, by set: CheckSet,
    _ findings: inout Findings
  ) throws(Unreadable) {
    let (item, files) = try item(name, judging)
    let context = item.context(of: judgement, inspector.digests)
    for check in set.judgementChecks {
      findings.hear(check.id, as: judging.severity(of: check.terms)) { findings in
        for hit in worker.hits(of: check, in: context) {
          findings.add(hit.message, at: hit.location(in: path), atMost: min(hit.weight, judging.weight))
        }
      }
    }
    if let failure = files?.failure { throw failure }
  }

  /// Asks about all judgements of an item together, once.
  mutating func inspectConsensus(
    on name: ItemName, judging: Judging, _ findings: inout Findings
  ) throws(Unreadable) {
    try inspectConsensus(on: name, judging: judging, by: try checks(judging), &findings)
  }

  private mutating func inspectConsensus(
    on name: ItemName, judging: Judging, by set: CheckSet, _ findings: inout Findings
  ) throws(Unreadable) {
    guard !set.consensusChecks.isEmpty, together.insert("\(judging.key) \(name)").inserted else { return }
    let (item, files) = try item(name, judging)
    let shown = try item.shown(judging.layout)
    for check in set.consensusChecks {
      findings.hear(check.id, as: judging.severity(of: check.terms)) { findings in
        let samples = shown.compactMap { judgement in
          worker.sample(
            for: check, of: item.context(of: judgement.document, inspector.digests), at: judgement.path,
            judging: "\(name)")
        }
        for hit in check.hits(in: samples) {
          findings.add(hit.message, at: hit.sample.location, atMost: judging.weight)
        }
      }
    }
    if let failure = files?.failure { throw failure }
  }

  private mutating func checks(_ judging: Judging) throws(Unreadable) -> CheckSet {
    let key = try judging.tree.entry(at: judging.stream.files.checks)?.id ?? ""
    if let set = sets["\(judging.stream.name) \(key)"] { return set }
    let set = try judging.policy.checks(of: judging.stream, judging.tree, sharing: inspector.sharedChecks)
    sets["\(judging.stream.name) \(key)"] = set
    return set
  }

  private mutating func item(
    _ name: ItemName, _ judging: Judging
  ) throws(Unreadable) -> (item: JudgedItem, files: SidecarReading?) {
    if let last, last.item.name == name, last.key == judging.key { return (last.item, last.files) }
    let (folder, snapshot, stream) = (judging.stream.batchFolder(name.batch), judging.snapshot, judging.stream)
    let reading = ReviewReading(snapshot)
    let file = try reading.file(of: name, in: folder)
    let read = try file.flatMap { (file) throws(Unreadable) in try reading.item(name, in: file.entry, file.format) }
    let files = read.map { SidecarReading($0.sidecarFolder, snapshot, rubrics) }
    let context = read.map { read in
      CheckContext(
        CheckedItem(
          root: read.root, digests: inspector.digests, rubric: { files?.rubric(of: read, in: stream) },
          sidecar: { files?.content(of: $0) ?? .absent }))
    }
    let item = try JudgedItem(
      name, read: context, from: file?.entry, in: folder, of: snapshot, digests: inspector.digests)
    last = (item, judging.key, files)
    return (item, files)
  }
}

extension Inspector {
  /// What a stream's checks say of a judgement that is in no tree yet: a sealed one can never be mended.
  ///
  /// - Parameters:
  ///   - path: where it will lie.
  ///   - state: holds the item.
  package func findings(
    about judgement: Document, at path: String, of item: ItemName, in state: DatasetState
  ) throws(Unreadable) -> [Finding] {
    var checks = JudgementChecks(inspector: self)
    var findings = Findings()
    try checks.inspectAlone(judgement, at: path, of: item, in: state, &findings)
    return findings.all.sorted()
  }
}

/// How judgements of a stream are looked at.
struct Judging {
  let stream: StreamPolicy
  let policy: Policy
  /// Holds the stream's checks.
  let tree: any Snapshot
  /// Holds items and judgements.
  let snapshot: any Snapshot
  /// The most that a finding weighs.
  let weight: Severity

  var layout: Layout { policy.layout }

  /// What tells it from others of one inspection.
  var key: String { "\(stream.name) \(stream.folder) \(weight)" }

  func severity(of check: CheckTerms) -> Severity {
    policy.severities.severity(of: check, in: stream.name, delivering: false)
  }
}

extension CheckHit {
  fileprivate func location(in path: String) -> Location {
    Location(path: path, line: mark.map { Int($0.line) }, column: mark.map { Int($0.column) }, pointer: pointer)
  }
}
