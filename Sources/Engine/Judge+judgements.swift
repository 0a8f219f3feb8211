import Dataset
import Diagnostics
import Documents
import Schema

extension Judge {
  /// Holds judgements against what all of them have in common and against their stream's own schema: those that are
  /// new or changed, and, where that schema changed, every one of the stream.
  ///
  /// A judgement is never changed, so once its batch is closed no later schema can be meant for it.
  ///
  /// - Parameters:
  ///   - judgements: those of the scope.
  ///   - isInProgress: whether what a changed schema makes wrong may still be mended; then it only warns.
  func inspect(
    _ judgements: [FileEntry], in scope: Scope, _ snapshot: any Snapshot, _ policy: Policy, isInProgress: Bool,
    _ findings: inout Findings
  ) throws(Unreadable) {
    var hearing = JudgementHearing(judge: self, policy: policy, snapshot: snapshot)
    for entry in judgements { try hearing.hear(entry, whateverTheBatch: scope.isOfChanges, &findings) }
    var known = Set(judgements.map { ExactPath($0.path) })
    for stream in policy.manifest.streams where scope.judgementSchemas.contains(stream.name) {
      var own = Findings()
      for entry in try snapshot.judgements(of: stream) where known.insert(ExactPath(entry.path)).inserted {
        try hearing.hear(entry, whateverTheBatch: false, &own)
      }
      findings.append(isInProgress ? own.all.map { $0.atMost(.warning) } : own.all)
    }
  }
}

/// Holds one judgement after the other against the schema of its stream, which is compiled once.
private struct JudgementHearing {
  let judge: Judge
  let policy: Policy
  let snapshot: any Snapshot
  private var streams: [String: (state: StreamState, evaluator: Evaluator?)] = [:]
  private var isOpen: [BatchName: Bool] = [:]

  init(judge: Judge, policy: Policy, snapshot: any Snapshot) {
    self.judge = judge
    self.policy = policy
    self.snapshot = snapshot
  }

  mutating func hear(
    _ entry: FileEntry, whateverTheBatch: Bool, _ findings: inout Findings
  ) throws(Unreadable) {
    guard entry.isFile, case .batch(let batch, .judgement) = policy.layout.place(of: entry.path) else { return }
    guard let stream = policy.manifest.stream(named: batch.stream) else { return }
    if !whateverTheBatch {
      guard try isOpen(batch) else { return }
    }
    guard try snapshot.size(of: entry) <= Judge.contentLimit else { return }
    let reading = FileReading(rules: judge.rules, schemas: judge.schemas, severities: policy.severities)
    let bytes = try snapshot.bytes(of: entry)
    guard let document = reading.document(bytes, at: entry.path, format: .yaml, &findings),
      let rule = judge.rules.ownFiles[.judgement]
    else { return }
    var violations = try violations(of: document, in: stream)
    if violations?.isEmpty ?? false {
      var common = Evaluator(judge.schemas[.judgement])
      violations = common.violations(in: document)
    }
    findings.hear(rule, as: policy.severities.severity(of: rule, in: stream.name)) { findings in
      guard let violations else { return findings.add(.noSchema(stream), to: entry.path) }
      for violation in violations { findings.add(violation, in: entry.path) }
    }
  }

  /// Nil where the stream has no schema of judgements that can be used.
  private mutating func violations(
    of document: Document, in stream: StreamPolicy
  ) throws(Unreadable) -> [Violation]? {
    if streams[stream.name] == nil {
      let state = try policy.stream(stream, snapshot)
      streams[stream.name] = (state, state.judgementSchema.map { Evaluator($0) })
    }
    return streams[stream.name]?.evaluator?.violations(in: document)
  }

  /// Whether the batch takes judgements; also where nobody can say.
  private mutating func isOpen(_ batch: BatchName) throws(Unreadable) -> Bool {
    if let known = isOpen[batch] { return known }
    let pins = BatchPins(policy: policy, rules: judge.rules, schemas: judge.schemas)
    let open = try pins.batch(batch, snapshot).map { $0.state == .open } ?? true
    isOpen[batch] = open
    return open
  }
}

extension Snapshot {
  /// The files of a stream's judgements.
  fileprivate func judgements(of stream: StreamPolicy) throws(Unreadable) -> [FileEntry] {
    var files: [FileEntry] = []
    for batch in try entries(in: stream.path(of: "batches")) ?? [] where batch.mode == .directory {
      for item in try entries(in: batch.path + "/judgements") ?? [] where item.mode == .directory {
        files += try entries(in: item.path) ?? []
      }
    }
    return files
  }
}

extension Finding.Message {
  fileprivate static func noSchema(_ stream: StreamPolicy) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` has no schema of judgements that can be used, so none can be judged",
      help: "ask an owner to add, or to mend, \(stream.path(of: "judgement.yaml"))")
  }
}
