import Dataset
import Diagnostics

/// The rubric versions that batches pin, each read once.
struct BatchPins {
  let policy: Policy
  let rules: RuleSet
  let schemas: OwnSchemas
  private var known: [BatchName: Pin?] = [:]

  init(policy: Policy, rules: RuleSet, schemas: OwnSchemas) {
    self.policy = policy
    self.rules = rules
    self.schemas = schemas
  }

  /// The pins of the batches in which a commit changes items.
  mutating func pins(
    for commit: CommitChange, _ snapshot: any Snapshot
  ) throws(Unreadable) -> [BatchName: Pin] {
    var found: [BatchName: Pin] = [:]
    for change in commit.changes {
      guard let batch = policy.layout.place(of: change.path).batchOfItem else { continue }
      if known[batch] == nil { known[batch] = try .some(self.batch(batch, snapshot)?.pin) }
      found[batch] = known[batch] ?? nil
    }
    return found
  }

  /// A batch as `batch.yaml` has it; nil where there is none that can be used.
  func batch(_ name: BatchName, _ snapshot: any Snapshot) throws(Unreadable) -> Batch? {
    guard let stream = policy.manifest.stream(named: name.stream) else { return nil }
    let path = stream.batchFolder(name.batch) + "/batch.yaml"
    guard let bytes = try snapshot.file(at: path) else { return nil }
    var ignored = Findings()
    let reading = FileReading(rules: rules, schemas: schemas, severities: policy.severities)
    let document = reading.ownFile(.batch, bytes, at: path, stream: name.stream, &ignored)
    return document.map { Batch($0, name: name) }
  }
}
