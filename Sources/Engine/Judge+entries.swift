package import Dataset
import Diagnostics
import Documents

extension Judge {
  /// The most bytes of a file that content rules read; what is larger is a finding of its own inside a stream.
  package static let contentLimit = 16 << 20

  /// The most bytes of a commit that is read; what is larger is a finding of its own.
  package static let commitLimit = 1 << 20

  /// Looks at every entry that is new or changed, and at the product's own files among them; the files of items are
  /// looked at by whoever judges the items.
  ///
  /// - Returns: the judgements among them, of which nothing was said yet but what holds for any file.
  func inspectEntries(
    of scope: Scope, _ snapshot: any Snapshot, _ policy: Policy, _ findings: inout Findings
  ) throws(Unreadable) -> [FileEntry] {
    var judgements: [FileEntry] = []
    let reading = FileReading(rules: rules, schemas: schemas, severities: policy.severities)
    for entry in scope.entries {
      let place = policy.layout.place(of: entry.path)
      let bytes = try inspect(entry, at: place, snapshot, policy, in: nil, &findings)
      guard let bytes else { continue }
      if case .batch(_, .judgement) = place { judgements.append(entry) }
      check(bytes, of: entry, at: place, reading, isChange: scope.isOfChanges, &findings)
    }
    return judgements
  }

  /// Asks the rules about one entry and its content.
  ///
  /// - Parameter commit: the commit that holds the entry, where it is not the newest state: then only rules of safety
  ///   are asked.
  /// - Returns: the content; nil for what is no file, or too large to be read.
  @discardableResult
  func inspect(
    _ entry: FileEntry, at place: Place, _ snapshot: any Snapshot, _ policy: Policy, in commit: String?,
    _ findings: inout Findings
  ) throws(Unreadable) -> [UInt8]? {
    let size = entry.isFile ? try snapshot.size(of: entry) : nil
    let context = EntryContext(place: place, size: size)
    for rule in rules.entries where commit == nil || type(of: rule).isSafety {
      findings.hear(rule, as: policy.severities.severity(of: rule, in: place.streamName)) { findings in
        rule.inspect(entry, in: context, &findings)
      }
    }
    guard let size, size <= Self.contentLimit else { return nil }
    let bytes = try snapshot.bytes(of: entry)
    inspect(bytes, of: entry, at: place, policy, &findings)
    return bytes
  }

  func inspect(
    _ bytes: [UInt8], of entry: FileEntry, at place: Place, _ policy: Policy, _ findings: inout Findings
  ) {
    for rule in rules.contents {
      findings.hear(rule, as: policy.severities.severity(of: rule, in: place.streamName)) { findings in
        rule.inspect(bytes, of: entry, &findings)
      }
    }
  }

  private func check(
    _ bytes: [UInt8], of entry: FileEntry, at place: Place, _ reading: FileReading, isChange: Bool,
    _ findings: inout Findings
  ) {
    switch place {
    case .batch(let batch, .manifest):
      reading.batch(bytes, at: entry.path, name: batch, &findings)
    case .stream(let stream, .rubric):
      reading.rubric(bytes, at: entry.path, stream: stream, atLeast: isChange ? .warning : .error, &findings)
    case .stream(let stream, .calibration):
      _ = reading.ownFile(.calibration, bytes, at: entry.path, stream: stream, &findings)
    case .stream(let stream, .importMap):
      _ = reading.ownFile(.importMap, bytes, at: entry.path, stream: stream, &findings)
    case .stream(_, .schema(let format)):
      _ = reading.document(bytes, at: entry.path, format: format, &findings)
    case .batch(let batch, .review):
      _ = reading.ownFile(.review, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .adjudication):
      _ = reading.ownFile(.adjudication, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .seal):
      _ = reading.ownFile(.seals, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .withdrawal):
      _ = reading.ownFile(.withdrawal, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .attempt(_, .plan)):
      _ = reading.ownFile(.plan, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .attempt(_, .label)):
      _ = reading.ownFile(.goldLabel, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .attempt(_, .result)):
      _ = reading.ownFile(.attemptResult, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .seeded):
      _ = reading.ownFile(.seeded, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .attempt(_, .seed)):
      _ = reading.ownFile(.goldSeed, bytes, at: entry.path, stream: batch.stream, &findings)
    case .batch(let batch, .signOff):
      _ = reading.ownFile(.signOff, bytes, at: entry.path, stream: batch.stream, &findings)
    // What these say is for later rules; that they can be read at all is for this one.
    case .stream(_, .judgementSchema):
      _ = reading.document(bytes, at: entry.path, format: .yaml, &findings)
    default: break
    }
  }
}

extension Place {
  /// The stream that the place belongs to; nil outside streams.
  var streamName: String? {
    switch self {
    case .stream(let name, _): name
    case .batch(let batch, _): batch.stream
    case .manifest, .people, .open, .other: nil
    }
  }

  /// The batch in which an item changes where this place does: its file, or a file beside it; nil everywhere else.
  package var batchOfItem: BatchName? {
    switch self {
    case .batch(let batch, .item), .batch(let batch, .sidecar): batch
    default: nil
    }
  }

  var isItem: Bool {
    if case .batch(_, .item) = self { return true }
    return false
  }
}
