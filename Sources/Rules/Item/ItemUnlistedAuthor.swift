import Dataset
import Diagnostics
import Documents
import Engine

/// The people who wrote the answers of an item, as the stream's `answers` in the manifest say where to find them, are
/// among the item's `authors`.
///
/// Why: the authors are the people who may not review the item. Somebody who wrote one of two answers would judge their
/// own one.
///
/// Fix: let the person add themselves to the item's `authors`, or sign what lists them (`git dataset own`); where
/// somebody else of that name wrote it, write another name. A name that nobody in the people file has is left alone; on
/// a protected ref, one that nobody had when the item was committed: from then on it is a warning until the item
/// changes.
struct ItemUnlistedAuthor: ItemRule, StatementRule {
  static let id: RuleID = "item/unlisted-author"
  static let isFixed = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for item in commit.items {
      guard case .listed(let listed) = item.after else { continue }
      for person in item.answerers.subtracting(listed).sorted() where commit.authority.people[person] != nil {
        findings.add(.unlisted(person), to: commit, at: item.path)
      }
    }
  }

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    for author in context.stream.policy.answers.authors(in: item.root) {
      guard let id = author.string, context.people[id] != nil, !item.people.contains(id) else { continue }
      // Where nobody knows of a change, or commits are asked about it, it is said and blocks nothing.
      let weight: Severity = context.isChanged ? .error : .warning
      findings.add(.unlisted(id), at: author, of: item.path, atMost: weight)
    }
  }
}

extension Finding.Message {
  fileprivate static func unlisted(_ person: String) -> Finding.Message {
    Finding.Message(
      "\(person) wrote an answer and is no author of the item, so nothing keeps them from reviewing it",
      help: "add \(person) to the `authors`, with a signature of theirs; for somebody else of that name write another")
  }
}
