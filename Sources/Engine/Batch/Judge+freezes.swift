import Dataset
import Diagnostics

/// A commit that freezes a batch: from then on the batch's items are judged no more, so there they are.
struct Freeze: Sendable {
  let commit: String
  let batch: BatchName
  let source: any SnapshotSource
  /// The policy that was in force.
  let policy: Policy
}

extension JudgedCommit {
  /// The batches that the commit freezes.
  var freezes: [Freeze] {
    guard let source = change.source else { return [] }
    return batches.filter { $0.does(.freeze) }.map {
      Freeze(commit: change.id, batch: $0.name, source: source, policy: authority.policy)
    }
  }
}

extension Judge {
  /// Judges a batch as the commit has it that freezes it, whatever came later: from then on only its root is judged,
  /// and what no policy weighs.
  func judge(
    _ freeze: Freeze, _ newest: any Snapshot, _ inquiry: Inquiry, _ listings: Listings
  ) async throws(Unreadable) -> [Finding] {
    guard let stream = freeze.policy.manifest.stream(named: freeze.batch.stream) else { return [] }
    let tree = try newest.opening(freeze.source)
    let scope = try Scope.batch(freeze.batch, of: stream, tree, freeze.policy)
    let bench = Bench(
      judge: self, source: freeze.source, policy: freeze.policy,
      streams: [try freeze.policy.stream(stream, tree)], inquiry: inquiry, landings: Landings(),
      listings: listings)
    var findings = Findings()
    findings.append(try await bench.judge(scope, tree) { _, _ in })
    try inspect(filesOf: freeze, in: stream.batchFolder(freeze.batch.batch).path, tree, &findings)
    return findings.all.filter { $0.severity == .error }.map { $0.before(freeze.commit) }
  }

  /// Asks about the batch's own file, what the layout does not know and the names in folders.
  private func inspect(
    filesOf freeze: Freeze, in folder: String, _ tree: any Snapshot, _ findings: inout Findings
  ) throws(Unreadable) {
    let (policy, place) = (freeze.policy, freeze.policy.layout.place(of:))
    var open = [folder]
    while let folder = open.popLast() {
      try inspect(folder: folder, tree, policy, &findings) { !type(of: $0).isFixed }
      for entry in try tree.entries(in: folder) ?? [] {
        guard entry.mode != .directory else {
          open.append(entry.path)
          continue
        }
        switch place(entry.path) {
        case .batch(_, .unknown): try inspect(entry, at: place(entry.path), tree, policy, isFixed: false, &findings)
        case .batch(let batch, .manifest):
          FileReading(rules: rules, schemas: schemas, severities: policy.severities)
            .batch(try tree.bytes(of: entry), at: entry.path, name: batch, isClosed: false, &findings)
        default: continue
        }
      }
    }
  }
}

extension Finding {
  /// The finding as one of a commit that freezes what is wrong.
  fileprivate func before(_ commit: String) -> Finding {
    var location = location
    location.commit = commit
    let help =
      message.help.isEmpty ? "mend it before the batch is frozen" : "before the batch is frozen, \(message.help)"
    return Finding(rule: rule, severity: severity, location: location, message: Message(message.text, help: help))
  }
}
