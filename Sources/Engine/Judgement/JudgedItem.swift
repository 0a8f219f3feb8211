import Checks
import Dataset
import Documents

/// An item as those who judge it have it before them, read once for all its judgements.
struct JudgedItem {
  let name: ItemName
  private let folder: BatchFolder
  private let snapshot: any Snapshot
  /// The id of the blob of the item's file; nil where there is none that can be read.
  private let blob: String?
  private let item: CheckContext?
  private let decision: Node?

  /// - Parameters:
  ///   - item: what checks read of it; nil where there is none.
  ///   - entry: its file.
  ///   - folder: the folder of its batch.
  ///   - digests: name its content where nothing else does.
  init(
    _ name: ItemName, read item: CheckContext?, from entry: FileEntry?, in folder: BatchFolder,
    of snapshot: any Snapshot, digests: Digests
  ) throws(Unreadable) {
    self.name = name
    self.folder = folder
    self.snapshot = snapshot
    self.item = item
    var blob = entry?.id
    // A work tree does not know what git would call its files.
    if let entry, item != nil, blob == nil { blob = digests.blob(of: try snapshot.bytes(of: entry)) }
    self.blob = blob
    let file = try snapshot.entry(at: folder.adjudication(of: name.id))
    let decision = try file.flatMap { (file) throws(Unreadable) in try ReviewReading(snapshot).document(file) }
    self.decision = decision.flatMap { Self.isAbout($0, blob: blob) ? $0.root : nil }
  }

  /// A judgement as checks see it: beside the item, if it is about the item as it is.
  func context(of judgement: Document, _ digests: Digests) -> CheckContext {
    let isCurrent = Self.isAbout(judgement, blob: blob)
    return CheckContext(
      judgement: judgement.root, of: isCurrent ? item : nil, decision: isCurrent ? decision : nil, digests: digests)
  }

  /// The judgements of the item as it is, in the order of their paths.
  func shown(_ layout: Layout) throws(Unreadable) -> [ShownJudgement] {
    var shown: [ShownJudgement] = []
    for entry in try snapshot.entries(in: folder.judgements(of: name.id)) ?? [] {
      guard case .batch(_, .judgement) = layout.place(of: entry.path),
        let document = try ReviewReading(snapshot).document(entry), Self.isAbout(document, blob: blob)
      else { continue }
      shown.append(ShownJudgement(path: entry.path, document: document))
    }
    return shown
  }

  private static func isAbout(_ record: Document, blob: String?) -> Bool {
    blob != nil && record.root["blob"]?.string == blob
  }
}

/// A judgement that is there for all to read.
struct ShownJudgement {
  let path: String
  let document: Document
}
