package import Dataset
import Diagnostics
import Documents

extension Judge {
  /// The most bytes of a file that content rules read; what is larger is a finding of its own inside a stream.
  package static let contentLimit = 16 << 20

  /// The most bytes of a document that is read: of an item, and of any of the product's own files.
  package static let documentLimit = Limits.item.size

  /// The most bytes of a commit that is read; what is larger is a finding of its own.
  package static let commitLimit = 1 << 20

  /// Looks at every entry that is new or changed, and at the product's own files among them; the files of items are
  /// looked at by whoever judges the items. Entries that only a change of policy reaches are looked at in the same way.
  ///
  /// - Parameter closed: the batches that are judged by their roots: only what no policy weighs is asked about their
  ///   files.
  func inspectEntries(
    of scope: Scope, _ closed: Set<BatchName>, _ inquiry: Inquiry, _ snapshot: any Snapshot, _ policy: Policy,
    _ findings: inout Findings
  ) throws(Unreadable) {
    var hearing = EntryHearing(
      judge: self, policy: policy, snapshot: snapshot, closed: inquiry.asksAgain ? [] : closed,
      isOfChanges: scope.isOfChanges, asksWho: inquiry.occasion.asksWho)
    for entry in scope.entries { try hearing.hear(entry, &findings) }
    for entry in scope.reached.entries {
      var own = Findings()
      try hearing.hear(entry, &own)
      findings.append(inquiry.occasion.isInProgress ? own.all.map { $0.atMost(.warning) } : own.all)
    }
  }

  /// Asks the rules about one entry and its content.
  ///
  /// - Parameter isFixed: whether only rules are asked that no policy weighs.
  /// - Returns: the content; nil for what is no file, or too large to be read, or was looked at before and nothing else
  ///   is asked of it.
  @discardableResult
  func inspect(
    _ entry: FileEntry, at place: Place, _ snapshot: any Snapshot, _ policy: Policy, isFixed: Bool,
    _ findings: inout Findings
  ) throws(Unreadable) -> [UInt8]? {
    let size = entry.isFile ? try snapshot.size(of: entry) : nil
    let context = EntryContext(place: place, size: size)
    for rule in rules.entries where !isFixed || type(of: rule).isFixed {
      findings.hear(rule, as: policy.severities.severity(of: rule, in: place.streamName)) { findings in
        rule.inspect(entry, in: context, &findings)
      }
    }
    guard let size, size <= Self.contentLimit else { return nil }
    let severities = rules.contents.map { policy.severities.severity(of: $0, in: place.streamName) }
    let key = ContentMemo.Key(id: entry.id, size: size, severities: severities)
    if let key, let known = memo[key] {
      findings.append(known.map { $0.at(entry.path) })
      if !place.isDocument { return nil }
      return try snapshot.bytes(of: entry)
    }
    let bytes = try snapshot.bytes(of: entry)
    var own = Findings()
    for (rule, severity) in zip(rules.contents, severities) {
      own.hear(rule, as: severity) { own in rule.inspect(bytes, of: entry, &own) }
    }
    findings.append(own.all)
    if let key { memo[key] = own.all }
    return bytes
  }
}

extension Place {
  /// Whether what lies there may be asked for more than what holds of any content.
  var isDocument: Bool {
    switch self {
    case .batch(_, .sidecar), .batch(_, .proof), .open, .other: false
    case .batch, .stream, .manifest, .people: true
    }
  }

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
