import Diagnostics
import Engine

/// The people file exists and has the shape that its schema describes.
///
/// Why: roles and keys decide who may do what.
///
/// Fix: correct the key or value; every person has a name, emails, roles and keys.
struct PolicyPeople: OwnFileRule {
  static let id: RuleID = "policy/people"
  static let isSafety = true
  static let file = OwnFile.people
}
