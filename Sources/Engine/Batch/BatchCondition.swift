package import Dataset
package import Documents

/// A batch's own file as one tree has it.
package enum BatchCondition: Sendable {
  /// There is no `batch.yaml`.
  case none
  /// The file breaks its schema, so that it says nothing.
  case unusable
  case usable(Batch, Document)

  package var batch: Batch? {
    if case .usable(let batch, _) = self { batch } else { nil }
  }

  /// Where the batch stands; nil where there is none, or nobody can say.
  package var state: Batch.State? { batch?.state }

  /// Whether there is a file, whatever it says.
  package var isThere: Bool {
    if case .none = self { false } else { true }
  }

  /// The keys that have another value in `other`, in byte order; none where one of the two cannot be read.
  package func keys(otherwiseIn other: BatchCondition) -> [String] {
    guard case .usable(_, let document) = self, case .usable(_, let later) = other else { return [] }
    let (old, new) = (Value(document.root), Value(later.root))
    let keys = Set((document.root.entries.map(\.key.text)) + later.root.entries.map(\.key.text))
    return keys.filter { old[$0] != new[$0] }.sorted { $0.precedes($1) }
  }
}

extension BatchCondition {
  /// Whether nothing but the witness's secrets is otherwise in `other`.
  package func gainsOnlyWitness(in other: BatchCondition) -> Bool {
    guard keys(otherwiseIn: other) == ["commitments"], let old = batch, let new = other.batch else { return false }
    return old.commitments.calibrator == new.commitments.calibrator
  }
}

extension BatchCondition {
  /// The version that the batch pins for delivery; nil where it did so in `old`, or nothing in it is delivered.
  func pinForDelivery(after old: BatchCondition) -> Version? {
    guard let batch, batch.kind == .delivery, let pin = batch.rubric else { return nil }
    return old.batch?.kind == .delivery && old.batch?.rubric == pin ? nil : pin
  }
}
