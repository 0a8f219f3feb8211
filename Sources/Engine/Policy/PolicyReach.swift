package import Dataset
import Diagnostics

/// What a change of policy may judge otherwise than the policy before it, of all that lies in a dataset.
///
/// It follows from the two policies alone. A push that brings the change is judged on all of it, so that whoever raises
/// a rule sees at once what it makes wrong, and `verify`, which looks at everything, never finds anything else. What
/// keeps what held when it landed is not in it: published rubrics, judgements, withdrawals, and all that a batch holds
/// which is not open. Nor is the policy itself, of which everything is looked at whenever some of it changes.
package struct PolicyReach: Hashable, Sendable {
  /// The files of a stream that are judged by the same part of policy.
  package enum Subject: Hashable, Sendable {
    /// The items of its open batches.
    case items
    /// The `batch.yaml` of its open batches.
    case batches
    /// The release candidates of its rubrics.
    case candidates
    case importMaps
    /// What the layout of a dataset does not know.
    case unknown
    /// Its folders, by the names in them.
    case folders
    case everything
  }

  /// By the name of the stream.
  private(set) var subjects: [String: Set<Subject>] = [:]
  /// The folders in which every file may mean something else than before.
  private(set) var folders: Set<String> = []

  /// Nothing at all.
  static let nothing = PolicyReach()

  private init() {}

  /// The items of some streams, whatever it is that changed.
  init(itemsOf streams: Set<String>) {
    subjects = Dictionary(uniqueKeysWithValues: streams.map { ($0, [.items]) })
  }

  /// What the step from one policy to another may judge otherwise.
  package init(from before: PolicyView, to after: PolicyView, by rules: RuleSet) {
    for stream in after.manifest.streams {
      guard let old = before.manifest.stream(named: stream.name),
        ExactPath(old.folder) == ExactPath(stream.folder)
      else {
        folders.insert(stream.folder)
        continue
      }
      var found = rules.subjects { rule in
        after.severities.severity(of: rule, in: stream.name) > before.severities.severity(of: rule, in: stream.name)
      }
      if after.severities.mayRaiseChecks(in: stream.name, above: before.severities, rules) { found.insert(.items) }
      if old.type != stream.type || old.answers.authors != stream.answers.authors
        || before.manifest.assertsFormats != after.manifest.assertsFormats
        || Self.isStricter(after.files(of: stream.name), than: before.files(of: stream.name))
      {
        found.insert(.items)
      }
      if !found.isEmpty { subjects[stream.name] = found }
    }
    for old in before.manifest.streams {
      let stream = after.manifest.stream(named: old.name)
      guard stream.map({ ExactPath($0.folder) != ExactPath(old.folder) }) ?? true else { continue }
      folders.insert(old.folder)
    }
  }

  /// Whether the files of a stream may make an item wrong that was right by others: another schema, other checks, or a
  /// rubric that is no longer there.
  private static func isStricter(_ after: PolicyView.Files?, than before: PolicyView.Files?) -> Bool {
    guard let after, let before else { return after != before }
    return after.schemas != before.schemas || after.checks != before.checks
      || !before.rubrics.isSubset(of: after.rubrics)
  }

  /// Whether a file may be judged otherwise, as long as its batch is open.
  package func holds(_ path: String, in layout: Layout) -> Bool {
    if folders.contains(where: { path.utf8.starts(with: "\($0)/".utf8) }) { return true }
    let place = layout.place(of: path)
    guard let subjects = place.streamName.flatMap({ subjects[$0] }) else { return false }
    return subjects.contains(.everything) || place.subject.map(subjects.contains) ?? false
  }
}

extension Place {
  /// What a file at the place belongs to; nil for what no policy can judge otherwise once it lies there.
  var subject: PolicyReach.Subject? {
    switch self {
    case .batch(_, .item): .items
    case .batch(_, .manifest): .batches
    case .stream(_, .rubric(let version)): version.candidate == nil ? nil : .candidates
    case .stream(_, .importMap): .importMaps
    case .stream(_, .unknown), .batch(_, .unknown): .unknown
    default: nil
    }
  }
}

extension RuleSet {
  /// What the rules are about that are chosen, of those that a policy can weigh and that are asked about what lies
  /// there.
  fileprivate func subjects(_ isChosen: (any Rule) -> Bool) -> Set<PolicyReach.Subject> {
    var subjects: Set<PolicyReach.Subject> = []
    if items.contains(where: isChosen) { subjects.insert(.items) }
    if rubrics.contains(where: isChosen) || ownFiles[.rubric].map(isChosen) ?? false { subjects.insert(.candidates) }
    if batches.contains(where: isChosen) || ownFiles[.batch].map(isChosen) ?? false { subjects.insert(.batches) }
    if ownFiles[.importMap].map(isChosen) ?? false { subjects.insert(.importMaps) }
    if directories.contains(where: isChosen) { subjects.insert(.folders) }
    subjects.formUnion(entries.filter(isChosen).map { type(of: $0).subject })
    return subjects
  }
}
