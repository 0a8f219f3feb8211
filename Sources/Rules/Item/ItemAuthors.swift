import Dataset
import Diagnostics
import Documents
import Engine

/// An item's authors are people of the dataset who are annotators in its stream.
///
/// Why: the authors are the people who may not review the item; somebody unknown could be anybody.
///
/// Fix: correct the id, or ask an owner to add the person, or the role, to the people file. Someone who lost the role
/// stays the author of what they wrote: that is only a warning, and so is everything of the kind in a check of the
/// whole dataset, which knows of no change, and on a protected ref, where `item/contributors` says who may become an
/// author.
struct ItemAuthors: ItemRule {
  static let id: RuleID = "item/authors"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    // Where the people file says nothing, that is one finding, not one for each item.
    guard context.people.isUsable else { return }
    var nodes = item.authors
    if let importer = item.root["imported_by"], importer.string != nil { nodes.append(importer) }
    for node in nodes {
      guard let person = context.people[node.text] else {
        findings.add(.unknown(node.text, context.people), at: node, of: item.path)
        continue
      }
      guard !person.has(.annotator, in: context.stream.name) else { continue }
      let weight: Severity = context.isChanged && !context.earlier.contains(person.id) ? .error : .warning
      findings.add(.noAnnotator(person, context), at: node, of: item.path, atMost: weight)
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ id: String, _ people: People) -> Finding.Message {
    Finding.Message(
      "`\(id.shown(plain: true))` is nobody in \(people.path)",
      help: "correct the id, or ask an owner to add the person")
  }

  fileprivate static func noAnnotator(_ person: Person, _ context: ItemContext) -> Finding.Message {
    let stream = context.stream.name
    return Finding.Message(
      "\(person.id) is no annotator of `\(stream)`",
      help: "ask an owner for the role: `roles: {\(stream): [annotator]}` under \(person.id) in \(context.people.path)")
  }
}
