package import Documents

/// Where the items of a stream hold the answers that judges compare, and whose each is, by the manifest's `answers`.
package struct AnswerPolicy: Hashable, Sendable {
  /// Where the answers lie in an item.
  package let each: FieldPath
  /// Where an answer names the person who wrote it, or several.
  package let author: FieldPath
  /// Where an answer says what a judge looks at: the first of them that it has.
  package let shown: [FieldPath]
  /// The field of a judgement that says in which order the answers were shown.
  package let order: String
  /// Whether the manifest says what is shown.
  package let saysWhatIsShown: Bool
  /// Whether the manifest names the field of the order.
  package let saysOrder: Bool
  /// Whether the manifest says where the answers are, or that there are none.
  package let isSaid: Bool
  /// Whether the manifest says where the answers are.
  package let saysWhere: Bool
  /// Where an item names the people who wrote its answers.
  package let authors: FieldPath

  /// What holds where the manifest says nothing: the answers of a preference pair, whose authors were known before a
  /// manifest could say it.
  package static let usual = AnswerPolicy(nil)

  init(_ node: Node?) {
    each = FieldPath(node?["each"]?.string ?? "responses.*")
    author = FieldPath(node?["author"]?.string ?? "author")
    let shown = node?["shown"]?.elements.compactMap(\.string)
    self.shown = (shown ?? ["patch", "content"]).map { FieldPath($0) }
    saysWhatIsShown = shown != nil
    order = node?["order"]?.string ?? "presented_order"
    saysOrder = node?["order"] != nil
    isSaid = node != nil
    saysWhere = node?["each"] != nil
    authors = each.appending(author)
  }

  /// The key at the top of an item below which its answers lie.
  package var key: String { each.steps.first ?? FieldPath.each }

  /// The places where an item says who wrote one of its answers.
  package func authors(in root: Node) -> [Node] {
    authors.nodes(in: root).flatMap { node -> [Node] in
      node.kind == .sequence ? node.elements.filter { $0.string != nil } : node.string == nil ? [] : [node]
    }
  }

  /// The people who wrote one of the answers of an item.
  package func answerers(in root: Node) -> Set<String> { Set(authors(in: root).compactMap(\.string)) }

  /// What a judge looks at of each answer, by the answer's name: the path of a file beside the item, or the place of
  /// the text in it.
  package func looks(in root: Node) -> [String: String] {
    let looks = each.places(in: root).compactMap { names, answer -> (String, String)? in
      guard let name = names.last else { return nil }
      var place = names[...]
      let path = each.steps.map { $0 == FieldPath.each ? place.removeFirst() : $0 }
      for field in shown {
        guard let content = field.nodes(in: answer).first else { continue }
        return (name, content["path"]?.string ?? (path + field.steps).joined(separator: "."))
      }
      return nil
    }
    return Dictionary(looks, uniquingKeysWith: { first, _ in first })
  }
}
