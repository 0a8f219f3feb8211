/// The stable name of a rule, `group/name`: part of the product's interface, never reused for another meaning.
package struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package init(stringLiteral name: String) {
    self.name = name
  }

  /// What stands before the stroke: `item` in `item/schema`.
  package var group: String { String(name.prefix { $0 != "/" }) }

  package var description: String { name }

  package static func < (left: RuleID, right: RuleID) -> Bool { left.name < right.name }
}
