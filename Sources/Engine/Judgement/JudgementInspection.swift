import Dataset
import Diagnostics
import Documents
import Schema

/// Holds one judgement after the other against what all of them have in common, against their stream's own schema and
/// against the checks that look at judgements, each of which is compiled once.
struct JudgementInspection {
  let inspector: Inspector
  /// Evaluators by what their schemas are known by; nil for a schema that cannot be used.
  private var evaluators: [String: Evaluator?] = [:]
  private var checks: JudgementChecks

  init(inspector: Inspector) {
    self.inspector = inspector
    checks = JudgementChecks(inspector: inspector)
  }

  /// Judges one file.
  ///
  /// - Parameters:
  ///   - policy: says what the stream's schema of judgements is.
  ///   - tree: holds that schema, and the checks.
  ///   - snapshot: holds the judgement and its item.
  ///   - weight: the most that a finding weighs which follows from the stream's own files alone.
  mutating func inspect(
    _ entry: FileEntry, of stream: StreamPolicy, by policy: Policy, in tree: any Snapshot, snapshot: any Snapshot,
    atMost weight: Severity = .error, _ findings: inout Findings
  ) throws(Unreadable) {
    guard entry.isFile, try snapshot.size(of: entry) <= Inspector.contentLimit else { return }
    let reading = inspector.reading(weighing: policy.severities)
    let bytes = try snapshot.bytes(of: entry)
    guard let document = reading.document(bytes, at: entry.path, format: .yaml, &findings),
      let rule = inspector.rules.ownFiles[.judgement]
    else { return }
    let own = try violations(of: document, in: stream, policy, tree)
    var common = Evaluator(inspector.schemas[.judgement])
    let violations = own?.isEmpty ?? true ? common.violations(in: document) : []
    findings.hear(rule, as: policy.severities.severity(of: rule, in: stream.name)) { findings in
      if own == nil { findings.add(.noSchema(stream), to: entry.path, atMost: weight) }
      for violation in own ?? [] { findings.add(violation, in: entry.path, atMost: weight) }
      for violation in violations where own != nil { findings.add(violation, in: entry.path) }
    }
    guard case .batch(let batch, .judgement(let id, _)) = policy.layout.place(of: entry.path) else { return }
    let item = ItemName(stream: batch.stream, batch: batch.batch, id: id)
    let judging = Judging(stream: stream, policy: policy, tree: tree, snapshot: snapshot, weight: weight)
    try checks.inspect(document, at: entry.path, of: item, judging: judging, &findings)
  }

  /// Asks what the judgements of an item come to, where what settles a dispute about it is new.
  mutating func inspectConsensus(
    on item: ItemName, judging: Judging, _ findings: inout Findings
  ) throws(Unreadable) {
    try checks.inspectConsensus(on: item, judging: judging, &findings)
  }

  /// Nil where the stream has no schema of judgements that can be used.
  private mutating func violations(
    of document: Document, in stream: StreamPolicy, _ policy: Policy, _ tree: any Snapshot
  ) throws(Unreadable) -> [Violation]? {
    let file = try tree.entry(at: stream.files.judgementSchema)
    let key = "\(stream.name) \(file?.id ?? "") \(policy.manifest.assertsFormats)"
    if evaluators[key] == nil {
      evaluators[key] = .some(try policy.judgementSchema(of: stream, tree).map { Evaluator($0) })
    }
    // In place: an evaluator keeps what it has compiled.
    return evaluators[key]??.violations(in: document)
  }
}

extension Finding.Message {
  fileprivate static func noSchema(_ stream: StreamPolicy) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` has no schema of judgements that can be used, so none can be judged",
      help: "ask an owner to add, or to mend, \(stream.files.judgementSchema)")
  }
}
