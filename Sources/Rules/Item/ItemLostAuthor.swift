import Dataset
import Diagnostics
import Engine

/// Whoever was an author of an item stays one: the list never shrinks, and `imported_by` stays.
///
/// Why: the authors are the people who may not review the item. Somebody who is taken off the list could.
///
/// Fix: put the person back on the list.
struct ItemLostAuthor: CommitRule {
  static let id: RuleID = "item/lost-author"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    for item in context.items {
      guard case .listed(let before) = item.before, case .listed(let after) = item.after else { continue }
      for person in before.subtracting(after).sorted() {
        findings.add(.lost(person, item.name), at: Location(path: item.path, commit: commit.id))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func lost(_ person: String, _ item: ItemName) -> Finding.Message {
    Finding.Message(
      "\(person.shown()) was an author of \(item), and is not any more", help: "put \(person.shown()) back on the list")
  }
}
