package import Dataset
import Diagnostics
import Documents

extension Judge {
  /// The most bytes of a file that content rules read; what is larger is a finding of its own inside a stream.
  package static let contentLimit = 16 << 20

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
      isOfChanges: scope.isOfChanges, asksWho: inquiry.asksWho)
    for entry in scope.entries { try hearing.hear(entry, &findings) }
    for entry in scope.reached.entries {
      var own = Findings()
      try hearing.hear(entry, &own)
      findings.append(inquiry.isInProgress ? own.all.map { $0.atMost(.warning) } : own.all)
    }
  }

  /// Asks the rules about one entry and its content.
  ///
  /// - Parameter isFixed: whether only rules are asked that no policy weighs.
  /// - Returns: the content; nil for what is no file, or too large to be read.
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
