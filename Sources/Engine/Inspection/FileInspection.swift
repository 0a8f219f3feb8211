package import Dataset
import Diagnostics

/// Looks at files and folders by what holds of any: names, modes, sizes and bytes.
struct FileInspection {
  private let rules: RuleSet
  private let memo: ContentMemo
  private let snapshot: any Snapshot
  private let layout: Layout
  private let severities: Severities

  fileprivate init(
    rules: RuleSet, memo: ContentMemo, snapshot: any Snapshot, layout: Layout, severities: Severities
  ) {
    self.rules = rules
    self.memo = memo
    self.snapshot = snapshot
    self.layout = layout
    self.severities = severities
  }

  /// Asks the rules about one entry and its content.
  ///
  /// - Parameter isFixed: whether only rules are asked that no policy weighs.
  /// - Returns: the content; nil for what is no file, or too large to be read, or was looked at before and nothing else
  ///   is asked of it.
  @discardableResult
  func inspect(
    _ entry: FileEntry, at place: Place, isFixed: Bool, _ findings: inout Findings
  ) throws(Unreadable) -> [UInt8]? {
    let size = entry.isFile ? try snapshot.size(of: entry) : nil
    let context = EntryContext(place: place, size: size)
    for rule in rules.entries where !isFixed || type(of: rule).isFixed {
      findings.hear(rule, as: severities.severity(of: rule, in: place.streamName)) { findings in
        rule.inspect(entry, in: context, &findings)
      }
    }
    guard let size, size <= Inspector.contentLimit else { return nil }
    let weights = rules.contents.map { severities.severity(of: $0, in: place.streamName) }
    let key = ContentMemo.Key(id: entry.id, size: size, severities: weights)
    if let key, let known = memo[key] {
      findings.append(known.map { $0.at(entry.path) })
      if !place.isDocument { return nil }
      return try snapshot.bytes(of: entry)
    }
    let bytes = try snapshot.bytes(of: entry)
    var own = Findings()
    for (rule, severity) in zip(rules.contents, weights) {
      own.hear(rule, as: severity) { own in rule.inspect(bytes, of: entry, &own) }
    }
    findings.append(own.all)
    if let key { memo[key] = own.all }
    return bytes
  }

  /// Asks rules about a folder by the names in it.
  func inspect(
    folder: String, _ findings: inout Findings, asking isAsked: (any DirectoryRule) -> Bool
  ) throws(Unreadable) {
    guard let entries = try snapshot.entries(in: folder) else { return }
    let place = layout.place(of: folder + "/x.yaml")
    let context = DirectoryContext(path: folder, holdsItems: place.isItem)
    for rule in rules.directories where isAsked(rule) {
      findings.hear(rule, as: severities.severity(of: rule, in: place.streamName)) { findings in
        rule.inspect(entries, in: context, &findings)
      }
    }
  }
}

extension Inspector {
  /// Looks at files of a snapshot.
  func files(in snapshot: any Snapshot, by policy: Policy) -> FileInspection {
    files(in: snapshot, by: policy.layout, weighing: policy.severities)
  }

  /// Looks at files of a snapshot whose paths mean what a layout says.
  func files(in snapshot: any Snapshot, by layout: Layout, weighing severities: Severities) -> FileInspection {
    FileInspection(rules: rules, memo: memo, snapshot: snapshot, layout: layout, severities: severities)
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
