import Dataset
import Diagnostics
import Documents

/// Looks at one entry after the other: its path, mode and size, its content, and what it says where it is one of the
/// product's own files.
struct EntryInspection {
  let inspector: Inspector
  let policy: Policy
  let snapshot: any Snapshot
  private let files: FileInspection
  /// The batches about whose files only rules are asked that no policy weighs.
  let closed: Set<BatchName>
  /// Whether the entries are what changed, not simply everything there is.
  let isOfChanges: Bool
  /// Whether commits are asked about what they bring that never changes once it has landed.
  let asksWho: Bool
  private var judgements: JudgementInspection

  init(
    inspector: Inspector, policy: Policy, snapshot: any Snapshot, closed: Set<BatchName>, isOfChanges: Bool,
    asksWho: Bool
  ) {
    self.inspector = inspector
    self.policy = policy
    self.snapshot = snapshot
    files = inspector.files(in: snapshot, by: policy)
    self.closed = closed
    self.isOfChanges = isOfChanges
    self.asksWho = asksWho
    judgements = JudgementInspection(inspector: inspector)
  }

  mutating func inspect(_ entry: FileEntry, _ findings: inout Findings) throws(Unreadable) {
    let place = policy.layout.place(of: entry.path)
    let isClosed = place.batchName.map(closed.contains) ?? false
    let bytes = try files.inspect(entry, at: place, isFixed: isClosed, &findings)
    guard let bytes, !(asksWho && place.isKept) else { return }
    try check(bytes, of: entry, at: place, isClosed: isClosed, &findings)
  }

  private mutating func check(
    _ bytes: [UInt8], of entry: FileEntry, at place: Place, isClosed: Bool, _ findings: inout Findings
  ) throws(Unreadable) {
    let reading = inspector.reading(weighing: policy.severities)
    switch place {
    case .batch(let batch, .manifest):
      reading.batch(bytes, at: entry.path, name: batch, isClosed: isClosed, &findings)
    case .stream(let stream, .rubric):
      reading.rubric(bytes, at: entry.path, stream: stream, atLeast: isOfChanges ? .warning : .error, &findings)
    case .batch(let batch, .judgement):
      guard let stream = policy.manifest.stream(named: batch.stream) else { return }
      // Whether it kept to the schema that held when it landed, only its commit can say.
      try judgements.inspect(
        entry, of: stream, by: policy, in: snapshot, snapshot: snapshot, atMost: isOfChanges ? .error : .warning,
        &findings)
    case .batch(let batch, .adjudication(let id)):
      _ = reading.ownFile(.adjudication, bytes: bytes, at: entry.path, stream: place.streamName, &findings)
      guard let stream = policy.manifest.stream(named: batch.stream) else { return }
      let judging = Judging(
        stream: stream, policy: policy, tree: snapshot, snapshot: snapshot, weight: isOfChanges ? .error : .warning)
      try judgements.inspectConsensus(
        on: ItemName(stream: batch.stream, batch: batch.batch, id: id), judging: judging, &findings)
    // What these say is for later rules; that they can be read at all is for this one.
    case .stream(_, .schema(let format)):
      _ = reading.document(bytes, at: entry.path, format: format, &findings)
    case .stream(_, .judgementSchema):
      _ = reading.document(bytes, at: entry.path, format: .yaml, &findings)
    // They are read as the policy of the state.
    case .manifest, .people: break
    default:
      guard let file = place.ownFile else { return }
      _ = reading.ownFile(file, bytes: bytes, at: entry.path, stream: place.streamName, &findings)
    }
  }
}
