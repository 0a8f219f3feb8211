import Documents

/// Two values stand to each other as `operator` says: `=`, `!=`, `<`, `<=`, `>` or `>=`.
///
/// `left` is the node that is looked at, or what the option selects from it; `right` is a selection, or `value` a value
/// of the check's own. Numbers are compared as numbers, `as: time` compares times of RFC 3339 as moments, everything
/// else by its bytes. Where one of the two is not there, or is not of its kind, nothing is found.
struct CompareFunction: CheckFunction {
  static let name = "compare"
  static let words: Set<String> = ["other", "operator"]

  private enum Operator: String {
    case equal = "="
    case different = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  private let left: Selection
  private let right: Selection?
  private let value: Comparand?
  private let relation: Operator
  private let isOfTime: Bool

  init(_ options: inout OptionReading) {
    left = options.selection("left") ?? .given
    right = options.selection("right")
    isOfTime = options.text("as") == "time"
    relation = options.text("operator").flatMap { Operator(rawValue: $0) } ?? .equal
    value = options.node?["value"].flatMap { Comparand($0, asTime: options.text("as") == "time") }
    guard right == nil, value == nil, let node = options.node else { return }
    options.report("there is nothing to compare with", at: node, help: "add `right` or `value`")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let others = right.map { look.nodes(of: $0, at: node) } ?? []
    for left in look.nodes(of: left, at: node) {
      guard let one = Comparand(left, asTime: isOfTime) else { continue }
      if let value { compare(one, at: left, with: value, &hits) }
      for other in others {
        guard let other = Comparand(other, asTime: isOfTime) else { continue }
        compare(one, at: left, with: other, &hits)
      }
    }
  }

  private func compare(_ one: Comparand, at node: Node, with other: Comparand, _ hits: inout Hits) {
    guard let holds = holds(one, other), !holds else { return }
    hits.add(at: node, ["other": other.text, "operator": relation.rawValue])
  }

  /// Nil where the two cannot be compared.
  private func holds(_ one: Comparand, _ other: Comparand) -> Bool? {
    switch relation {
    case .equal: return one.value == other.value
    case .different: return one.value != other.value
    case .less: return one.precedes(other)
    case .greaterOrEqual: return one.precedes(other).map { !$0 }
    case .greater: return other.precedes(one)
    case .lessOrEqual: return other.precedes(one).map { !$0 }
    }
  }
}

/// A value that can be compared.
private struct Comparand: Sendable {
  enum Value: Hashable, Sendable {
    case number(Number)
    case time(Int)
    case bytes([UInt8])
  }

  let value: Value
  let text: String

  /// Nil for collections, for null, and for what is no time where one is asked for.
  init?(_ node: Node, asTime isOfTime: Bool) {
    text = node.text
    switch node.kind {
    case .sequence, .mapping, .null: return nil
    case .number where !isOfTime:
      guard let number = node.number else { return nil }
      value = .number(number)
    case _ where isOfTime:
      guard let instant = Instant(node.bytes) else { return nil }
      value = .time(instant.milliseconds)
    default: value = .bytes(Array(node.bytes))
    }
  }

  /// Nil for values of different kinds.
  func precedes(_ other: Comparand) -> Bool? {
    switch (value, other.value) {
    case (.number(let one), .number(let other)): one < other
    case (.time(let one), .time(let other)): one < other
    case (.bytes(let one), .bytes(let other)): one.lexicographicallyPrecedes(other)
    default: nil
    }
  }
}
