package import Documents

/// What changed from one rubric to another, field by field, and what that means for verdicts given before.
package struct RubricDifference: Sendable {
  /// What a change means.
  package enum Weight: Comparable, Sendable {
    /// Nobody judges by it: the title, the changelog, white space, the order of criteria, what is left to the program.
    case editorial
    /// A text or a number that reviewers judge by; only judging again shows whether verdicts change.
    case normative
    /// Verdicts given before are no longer comparable.
    case breaking
  }

  /// One field that differs.
  package struct Change: Sendable {
    /// The field's place, by names: `criteria`, `root-cause`, `pass_if`.
    package let path: [String]
    package let weight: Weight
    /// What stood there; nil where the field is new.
    package let old: String?
    /// What stands there; nil where the field is gone.
    package let new: String?
  }

  /// The changes, in the order of the newer rubric's fields; what was taken out follows what is there.
  package private(set) var changes: [Change] = []

  /// Compares two documents that are rubrics. The version and its changelog do not count.
  package init(from old: Document, to new: Document) {
    compare(old.root, new.root, at: [])
  }

  /// The least bump that is honest.
  ///
  /// - Parameter isRejudged: whether the calibration set was judged again under the new text, and no verdict changed.
  package func leastBump(isRejudged: Bool) -> Bump {
    switch changes.map(\.weight).max() {
    case .breaking: .major
    case .normative: isRejudged ? .minor : .major
    case .editorial, nil: .patch
    }
  }

  /// The first of the heaviest changes; nil where nothing changed.
  package var heaviest: Change? {
    let weight = changes.map(\.weight).max()
    return changes.first { $0.weight == weight }
  }
}

extension RubricDifference {
  private mutating func compare(_ old: Node, _ new: Node, at path: [String]) {
    switch (old.kind, new.kind) {
    case (.mapping, .mapping): compareFields(Self.fields(old), Self.fields(new), at: path)
    case (.sequence, .sequence):
      let fields = (Self.elements(old, path), Self.elements(new, path))
      compareFields(fields.0, fields.1, at: path)
      compareOrder(fields.0.map(\.name), fields.1.map(\.name), at: path)
    default: compareTexts(old, new, at: path)
    }
  }

  private mutating func compareFields(_ old: [Field], _ new: [Field], at path: [String]) {
    let before = Dictionary(old.map { ($0.name, $0.node) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.name))
    for field in new where !Self.isOfVersion(path, field.name) {
      let place = path + [field.name]
      if let node = before[field.name] {
        compare(node, field.node, at: place)
      } else {
        add(place, nil, new: field.node)
      }
    }
    for field in old where !after.contains(field.name) { add(path + [field.name], field.node, new: nil) }
  }

  private mutating func compareTexts(_ old: Node, _ new: Node, at path: [String]) {
    if let one = old.number, let other = new.number, one == other { return }
    guard old.text != new.text || old.kind != new.kind else { return }
    let isSpace = old.foldedText == new.foldedText && old.kind == new.kind
    changes.append(
      Change(
        path: path, weight: isSpace ? .editorial : Self.weight(of: path, isWhole: false), old: old.summary,
        new: new.summary))
  }

  private mutating func compareOrder(_ old: [String], _ new: [String], at path: [String]) {
    let common = Set(old).intersection(new)
    let (before, after) = (old.filter(common.contains), new.filter(common.contains))
    guard before != after else { return }
    let weight: Weight =
      switch path.last {
      case "levels", "severities": .breaking
      case "decision_rules": .normative
      default: .editorial
      }
    changes.append(
      Change(
        path: path + ["order"], weight: weight, old: before.joined(separator: ", "), new: after.joined(separator: ", "))
    )
  }

  private mutating func add(_ path: [String], _ old: Node?, new: Node?) {
    changes.append(
      Change(path: path, weight: Self.weight(of: path, isWhole: true), old: old?.summary, new: new?.summary))
  }

  /// - Parameter isWhole: whether the field came or went, and did not only change.
  private static func weight(of path: [String], isWhole: Bool) -> Weight {
    switch (path[0], path.count) {
    case ("title", _), ("format", _), ("checks", _): .editorial
    case ("criteria", 3...) where path[2] == "checks": .editorial
    case ("stream", _): .breaking
    case ("criteria", 2), ("severities", 2), ("scale", 3): isWhole ? .breaking : .normative
    case ("criteria", 3): path[2] == "class" ? .breaking : .normative
    default: .normative
    }
  }

  private static func isOfVersion(_ path: [String], _ name: String) -> Bool {
    path.isEmpty && (name == "version" || name == "changelog")
  }
}

extension RubricDifference {
  fileprivate typealias Field = (name: String, node: Node)

  fileprivate static func fields(_ node: Node) -> [Field] { node.entries.map { ($0.key.text, $0.value) } }

  /// The elements of a list, by what they are known by; those that nothing tells apart, by their numbers.
  fileprivate static func elements(_ node: Node, _ path: [String]) -> [Field] {
    let key: String? =
      switch path.last {
      case "criteria", "severities": "id"
      case "levels": "value"
      case "decision_rules": "if"
      case "examples": "snippet"
      default: nil
      }
    var known: [String: Int] = [:]
    return node.elements.enumerated().map { number, element in
      guard let key, let name = element[key]?.foldedText else { return ("\(number + 1)", element) }
      known[name, default: 0] += 1
      return (known[name] == 1 ? name : "\(name) (\(known[name] ?? 0))", element)
    }
  }
}

extension Node {
  /// What a change shows of a node: a scalar's text, or what a list or mapping is known by.
  fileprivate var summary: String {
    switch kind {
    case .mapping: (self["id"] ?? self["label"] ?? self["if"] ?? self["snippet"])?.foldedText ?? "…"
    case .sequence: "\(count) entries"
    default: foldedText
    }
  }
}
