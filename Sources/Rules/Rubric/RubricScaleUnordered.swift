import Dataset
import Diagnostics
import Documents
import Engine

/// The levels of the scale stand in the order of their values, up or down, and no value stands there twice.
///
/// Why: agreement on a scale is measured by how far two levels are apart; in another order the distances mean nothing.
///
/// Fix: put the levels in order, and give each its own value.
struct RubricScaleUnordered: RubricRule {
  static let id: RuleID = "rubric/scale-unordered"

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    let values = rubric.levels.compactMap { level in level.value.number?.integer.map { (level.value, $0) } }
    guard values.count > 1 else { return }
    let isRising = values[1].1 > values[0].1
    for ((_, value), (node, next)) in zip(values, values.dropFirst()) {
      if value == next { findings.add(.twice(next), at: node, of: path) }
      if value != next, (next > value) != isRising { findings.add(.outOfOrder(next, after: value), at: node, of: path) }
    }
  }
}

extension Finding.Message {
  fileprivate static func twice(_ value: Int) -> Finding.Message {
    Finding.Message("two levels have the value \(value)", help: "give each level its own value")
  }

  fileprivate static func outOfOrder(_ value: Int, after other: Int) -> Finding.Message {
    Finding.Message(
      "the level \(value) stands behind the level \(other), against the order of the others",
      help: "put the levels in the order of their values")
  }
}
