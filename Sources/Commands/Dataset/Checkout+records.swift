import Dataset
import Diagnostics
import Documents

/// A review or a gold label, as far as a list of work needs it.
struct RecordSummary: Sendable {
  /// What kind of record it is, by its name.
  enum Kind: String, CaseIterable {
    case review
    case label = "gold label"
  }

  let kind: Kind
  /// The record's path in the repository.
  let path: String
  /// Whose it is; nil where it does not say.
  let person: String?
  let rubric: Version
  /// The item's id, and the number of its round or attempt.
  let item: String
  let number: Int
}

extension Checkout {
  /// What was said in a batch of the work tree under a version that a pin makes stale, and that nobody has said again:
  /// each person's newest review of an item, and the newest label of each.
  ///
  /// - Throws: ``Failure`` where a record cannot be read.
  func staleRecords(of batch: BatchName, in stream: StreamPolicy, _ pin: Pin) throws(Failure) -> [RecordSummary] {
    var newest: [String: RecordSummary] = [:]
    for record in try records(of: batch, in: stream) {
      let name = "\(record.kind) \(record.item) \(record.kind == .review ? record.person ?? "" : "")"
      if let known = newest[name], known.number > record.number { continue }
      newest[name] = record
    }
    return newest.values.filter { pin.standing(of: $0.rubric) == .stale }.sorted {
      $0.path.precedes($1.path)
    }
  }

  /// Every review and label of a batch in the work tree.
  private func records(of batch: BatchName, in stream: StreamPolicy) throws(Failure) -> [RecordSummary] {
    let folder = stream.batchFolder(batch.batch)
    var records: [RecordSummary] = []
    for item in try names(in: folder.reviews) {
      for name in try names(in: folder.reviews(of: item)) {
        records += [try record(at: "\(folder.reviews(of: item))/\(name)")].compactMap { $0 }
      }
    }
    for attempt in try names(in: folder.attempts) {
      let labels = AttemptFolder("\(folder.attempts)/\(attempt)").labels
      for name in try names(in: labels) {
        records += [try record(at: "\(labels)/\(name)")].compactMap { $0 }
      }
    }
    return records
  }

  private func record(at path: String) throws(Failure) -> RecordSummary? {
    guard case .batch(_, let place) = manifest.layout.place(of: path) else { return nil }
    let summary: (kind: RecordSummary.Kind, item: String, person: String?, number: Int)
    switch place {
    case .review(let item, let person, let round): summary = (.review, item, person, round)
    case .attempt(let number, .label(let item)): summary = (.label, item, nil, number)
    default: return nil
    }
    let root = try Self.document("\(root)/\(path)").root
    guard let version = root["rubric"].flatMap({ Version($0.text) }) else { return nil }
    return RecordSummary(
      kind: summary.kind, path: path, person: summary.person ?? root["by"]?.string, rubric: version,
      item: summary.item, number: summary.number)
  }

  /// The names in a folder of the repository, sorted; none where there is no such folder.
  private func names(in folder: String) throws(Failure) -> [String] {
    guard FileSystem.isDirectory("\(root)/\(folder)") else { return [] }
    return try FileSystem.names(in: "\(root)/\(folder)").sorted()
  }
}
