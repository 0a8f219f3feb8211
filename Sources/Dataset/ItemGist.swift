package import Documents

/// What an item says, as far as a reviewer would tell it from another: two items with one gist are one item twice.
///
/// Left out are the fields that say whose an item is and how it came about, those that its stream's schema marks with
/// `x-circumstance: true`, fields that hold nothing, and the order of keys. Texts are compared as ``PlainText``,
/// numbers by their value, files beside the item by their digests.
package struct ItemGist: Hashable, Sendable {
  /// The names of the fields that say something, in byte order.
  package let names: [String]
  /// What each of them says. The numbers are good for comparing within this process, and for nothing else.
  package let hashes: [Int]
  /// How much the item itself says, in bytes.
  package let size: Int

  /// - Parameters:
  ///   - root: the item's content.
  ///   - circumstances: further fields that are left out.
  package init(of root: Node, besides circumstances: Set<String> = []) {
    var fields: [(name: String, hash: Int)] = []
    var size = 0
    for (key, value) in root.entries where !Self.says(nothing: value) {
      let name = key.text
      guard !Self.circumstances.contains(name), !circumstances.contains(name) else { continue }
      var sum = Sum()
      sum.add(value)
      fields.append((name, sum.hasher.finalize()))
      size += sum.size
    }
    fields.sort { $0.name.precedes($1.name) }
    (names, hashes, self.size) = (fields.map(\.name), fields.map(\.hash), size)
  }

  /// The fields that say nothing of an item's content, whatever its type is: those that the program itself knows.
  private static let circumstances: Set<String> = nestedCircumstances.union(["id", "rubric", "use"])
  /// Those in which any two items of a stream are alike.
  private static let kinds: Set<String> = ["format", "type", "language"]
  /// Those that say nothing wherever they stand: people and times.
  private static let nestedCircumstances: Set<String> = [
    "author", "authors", "source_authors", "imported_by", "created_at", "minutes",
  ]

  /// The texts of what an item says, in its order, each as ``PlainText``; without names of fields and digests of files.
  package static func texts(of root: Node) -> [String] {
    var texts: [String] = []
    for (key, value) in root.entries where !circumstances.contains(key.text) && !kinds.contains(key.text) {
      collect(value, into: &texts)
    }
    return texts
  }

  private static func collect(_ node: Node, into texts: inout [String]) {
    switch node.kind {
    case .null: return
    case .boolean, .number: texts.append(node.text)
    case .string: texts.append(PlainText.of(node.text))
    case .sequence: for element in node.elements { collect(element, into: &texts) }
    case .mapping:
      for (key, value) in node.entries where key.text != "sha256" && !nestedCircumstances.contains(key.text) {
        collect(value, into: &texts)
      }
    }
  }

  private static func says(nothing node: Node) -> Bool {
    switch node.kind {
    case .null: true
    case .boolean, .number: false
    case .string: PlainText.of(node.text).isEmpty
    case .sequence: node.elements.allSatisfy { says(nothing: $0) }
    case .mapping: node.entries.allSatisfy { nestedCircumstances.contains($0.key.text) || says(nothing: $0.value) }
    }
  }

  /// What a value says, added up.
  private struct Sum {
    var hasher = Hasher()
    var size = 0

    mutating func add(_ node: Node) {
      switch node.kind {
      case .null: return
      case .boolean: add(node.boolean == true ? "true" : "false")
      case .number:
        hasher.combine(Number(node.bytes))
        // However it is written.
        size += 8
      case .string: add(PlainText.of(node.text))
      case .sequence:
        // A mark before and after, so that what stands in one list is not taken for what stands in two.
        hasher.combine(0)
        for element in node.elements where !ItemGist.says(nothing: element) { add(element) }
        hasher.combine(1)
      case .mapping:
        hasher.combine(2)
        let entries = node.entries.filter { !ItemGist.says(nothing: $0.value) }.map { ($0.key.text, $0.value) }
        // A file beside the item is what its digest says, under whatever name.
        let isFile = entries.contains { $0.0 == "sha256" } && entries.contains { $0.0 == "path" }
        let before = size
        for (name, value) in entries.sorted(by: { $0.0.precedes($1.0) })
        where !ItemGist.nestedCircumstances.contains(name) && !(isFile && name == "path") {
          add(name)
          add(value)
        }
        // How much a file says, its digest does not tell.
        if isFile { size = before }
        hasher.combine(3)
      }
    }

    /// Canonically equivalent texts count as the same, as they do in Swift.
    private mutating func add(_ text: String) {
      hasher.combine(text)
      size += text.utf8.count
    }
  }
}
