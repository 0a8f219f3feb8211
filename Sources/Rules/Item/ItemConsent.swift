import Dataset
import Diagnostics
import Documents
import Engine

/// Whoever comes to be listed among an item's authors, or as the one who imported it, has said so with a signature of
/// their own.
///
/// It may be the signature of the commit that lists them, or, in the same push, of another commit of theirs that
/// changes the item, or of the item itself (`git dataset own`). A trailer such as `Co-authored-by` is nobody's
/// signature. Where `signed_commits` does not ask for signatures on items, they are listed all the same, and no
/// approval counts before they have signed.
///
/// Why: an author may not review the item. Whoever could make somebody an author could choose who may not object.
///
/// Fix: let the person sign, `git dataset own ITEM`, and push both together; or take the person off the list in that
/// commit; somebody of another collection is named under `source_authors`. Whoever is listed already and wrote nothing
/// says so: `git dataset disown ITEM`.
struct ItemConsent: ItemRule {
  static let id: RuleID = "item/consent"
  static let isFixed = true

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    for listing in context.listings {
      let nodes = item.authors + [item.root["imported_by"]].compactMap { $0 }
      guard let node = nodes.first(where: { $0.string == listing.person }) else { continue }
      findings.add(.unsaid(listing), at: node, of: item.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func unsaid(_ listing: Listing) -> Finding.Message {
    let (person, commit) = (listing.person.shown(plain: true), listing.commit.prefix(12))
    return Finding.Message(
      "the commit \(commit) lists \(person), who has signed neither it nor the item",
      help: "let \(person) sign, and push both together: git dataset own \(listing.item); or take \(person) off the "
        + "list in that commit; whoever is listed against their will: git dataset disown \(listing.item)")
  }
}
