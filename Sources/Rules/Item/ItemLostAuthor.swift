import Dataset
import Diagnostics
import Engine

/// Whoever was an author of an item stays one: the list never shrinks, and `imported_by` stays.
///
/// Why: the authors are the people who may not review the item. Somebody who is taken off the list could.
///
/// Fix: put the person back on the list.
struct ItemLostAuthor: StatementRule {
  static let id: RuleID = "item/lost-author"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for item in commit.items {
      guard case .listed(let before) = item.before, case .listed(let after) = item.after else { continue }
      for person in before.subtracting(after).sorted() {
        findings.add(.lost(person, item.name), to: commit, at: item.path)
      }
    }
  }
}

extension CommitFault {
  fileprivate static func lost(_ person: String, _ item: ItemName) -> CommitFault {
    CommitFault(
      "\(person.shown()) was an author of \(item), and is not any more", mend: "put \(person.shown()) back on the list")
  }
}
