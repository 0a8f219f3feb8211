package import Documents

/// Where fields lie in a document, as a manifest writes it: keys with points between them, `*` for every entry.
package struct FieldPath: Hashable, Sendable {
  /// The step that goes to every entry of a mapping or list.
  package static let each = "*"

  package let steps: [String]

  package init(steps: [String]) { self.steps = steps }

  /// - Parameter text: such as `responses.*`.
  package init(_ text: String) {
    steps = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// The path as a manifest writes it.
  package var text: String { steps.joined(separator: ".") }

  /// The path of what lies at another one below.
  package func appending(_ path: FieldPath) -> FieldPath { FieldPath(steps: steps + path.steps) }

  /// What lies there, in the order of the document.
  package func nodes(in root: Node) -> [Node] { places(in: root).map(\.node) }

  /// The same with the names that `*` stands for; an element of a list is named by its number, from 0.
  package func places(in root: Node) -> [(names: [String], node: Node)] {
    var found: [(names: [String], node: Node)] = [([], root)]
    for step in steps {
      found = found.flatMap { names, node -> [(names: [String], node: Node)] in
        guard step == Self.each else { return node[step].map { [(names, $0)] } ?? [] }
        switch node.kind {
        case .mapping: return node.entries.map { (names + [$0.key.text], $0.value) }
        case .sequence: return node.elements.enumerated().map { (names + [String($0.offset)], $0.element) }
        default: return []
        }
      }
    }
    return found
  }
}
