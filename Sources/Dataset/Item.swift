package import Documents

/// One item: its place and its content.
package struct Item: Sendable {
  package let name: ItemName
  package let path: String
  package let format: Format
  package let document: Document

  package init(name: ItemName, path: String, format: Format, document: Document) {
    self.name = name
    self.path = path
    self.format = format
    self.document = document
  }

  package var root: Node { document.root }

  /// The folder of the item's sidecars, without a closing `/`: the file's path without its ending.
  package var sidecarFolder: String { String(path.utf8.dropLast(5)) ?? "" }

  /// The people who wrote the item, as far as the content says so in the right shape.
  package var authors: [Node] { root["authors"]?.elements.filter { $0.string != nil } ?? [] }

  /// Everyone who answers for the item and may not review it: the authors, and whoever imported it.
  package var people: Set<String> {
    Set((authors + [root["imported_by"]].compactMap { $0 }).compactMap(\.string))
  }

  /// The files beside the item that its content names, in the order of the document.
  ///
  /// Every mapping with both `path` and `sha256` is such a name.
  package var sidecars: [SidecarReference] {
    var references: [SidecarReference] = []
    for (index, record) in document.storage.records.enumerated() where record.kind == .mapping && record.count > 1 {
      let node = Node(storage: document.storage, index: index)
      guard let path = node["path"], let digest = node["sha256"] else { continue }
      guard path.kind == .string, digest.kind == .string else { continue }
      references.append(SidecarReference(path: path, sha256: digest))
    }
    return references
  }
}

extension Item {
  /// The keys of an item that say whose it is and how it came about, not what it says.
  private static let circumstances: Set<String> = [
    "id", "authors", "imported_by", "source_authors", "rubric", "minutes",
  ]

  /// What an item says, whoever its author is and whatever its id: the bytes of which the SHA-256 is the substance. Two
  /// items with one substance are one item twice.
  package static func substance(of root: Node) -> [UInt8] {
    guard case .mapping(let entries) = Value(root) else { return [] }
    let own = entries.filter { !circumstances.contains($0.key) }
    return Value.mapping(own.sorted { $0.key.precedes($1.key) }).written(as: .json)
  }
}

/// Where an item names a file beside it, and what it says about its content.
package struct SidecarReference: Sendable {
  /// The file's path inside the item's own folder.
  package let path: Node
  /// The SHA-256 of the file's bytes in lower-case hex; of a Git LFS pointer, the pointer's oid.
  package let sha256: Node
}
