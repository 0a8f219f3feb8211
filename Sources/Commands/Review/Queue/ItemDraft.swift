import Dataset
import Diagnostics
import Documents
import Engine

/// What somebody has noted about an item so far, kept in the clone until it is committed.
struct ItemDraft: Hashable {
  /// The content that was looked at, by its git object id.
  let blob: String
  var verdict: QueueVerdict?
  var scores: [String: Int] = [:]
  var findings: [ReviewFinding] = []
  var comment: String?
  /// How long the item was looked at.
  var seconds = 0

  init(blob: String) { self.blob = blob }

  /// Whether nothing is noted yet.
  var isBlank: Bool { verdict == nil && scores.isEmpty && findings.isEmpty && comment == nil }

  /// Whether the words are there without which nobody could mend an item that the verdict is against.
  var isExplained: Bool { !(verdict?.isAgainst ?? false) || comment != nil || !findings.isEmpty }

  /// How long the item was looked at, in minutes that have begun; nil where nobody counted.
  var minutes: Int? { seconds > 0 ? (seconds + 59) / 60 : nil }

  /// A year, more or less: longer nobody looks at an item.
  private static let mostSeconds = 6_000_000
}

extension ItemDraft {
  /// Reads a draft; nil where the file is none, or one of another version.
  fileprivate init?(_ document: Document) {
    let root = document.root
    guard let blob = root["blob"]?.string else { return nil }
    self.init(blob: blob)
    verdict = root["verdict"]?.string.flatMap(QueueVerdict.init)
    for entry in root["scores"]?.entries.map({ $0 }) ?? [] { scores[entry.key.text] = Int(entry.value.text) }
    findings = root["findings"]?.elements.compactMap { FindingText.read($0.text) } ?? []
    comment = root["comment"]?.string
    seconds = max(0, min(Self.mostSeconds, root["seconds"].flatMap { Int($0.text) } ?? 0))
  }

  fileprivate var value: Value {
    .record([
      ("blob", .string(blob)), ("verdict", verdict.map { .string($0.rawValue) }),
      ("scores", .mapping(scores.sorted { $0.key < $1.key }.map { Value.Entry($0.key, .integer($0.value)) })),
      ("findings", .list(findings.map { .string(FindingText.write($0)) })),
      ("comment", comment.map { .string($0) }), ("seconds", .integer(seconds)),
    ])
  }
}

/// The drafts of one person for one batch, in the git directory of the clone.
struct DraftFolder {
  let path: String

  /// What a reviewer notes on a batch.
  init(ofReviewsBy person: String, on batch: BatchName, in dataset: CommittedDataset) {
    path = "\(dataset.commonDirectory)/dataset/reviews/\(batch)/\(person)"
  }

  /// The labels that a calibrator gives in an attempt: nobody else sees them before all are given.
  init(ofLabelsBy person: String, on batch: BatchName, attempt: Int, in dataset: CommittedDataset) {
    path = "\(dataset.commonDirectory)/dataset/gold/\(batch)/\(attempt)/\(person)"
  }

  /// The draft about an item; nil where there is none.
  func draft(of item: String) -> ItemDraft? {
    guard let bytes = try? FileSystem.read("\(path)/\(item).yaml") else { return nil }
    return Document.read(bytes, as: .yaml).document.flatMap { ItemDraft($0) }
  }

  /// The ids of the items with a draft.
  var items: [String] {
    ((try? FileSystem.names(in: path)) ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
  }

  func keep(_ draft: ItemDraft, of item: String) throws(Failure) {
    guard !draft.isBlank else { return remove(item) }
    try FileSystem.write(draft.value.written(as: .yaml), to: "\(path)/\(item).yaml")
  }

  func remove(_ item: String) { try? FileSystem.remove("\(path)/\(item).yaml") }

  func removeAll() { FileSystem.removeTree(path) }
}
