import Dataset
import Diagnostics
import Documents
import Imports
import Schema

/// Writes items into a batch, each with its sidecars or not at all.
struct ItemFiles {
  /// The work tree.
  let root: String
  /// The folder of the batch's items, from there.
  let place: String
  /// The same folder, an absolute path.
  var folder: String { "\(root)/\(place)" }
  /// Where sidecars are put together before they get their place: on the same file system, out of git's sight.
  let workshop: String

  /// The start of an item's first line in YAML, by which editors find its schema.
  private static let modeline = "# yaml-language-server: $schema="

  /// The text with a first line that leads to the schema two folders above the batch, if it has none of its own.
  static func withModeline(_ text: [UInt8]) -> [UInt8] {
    let schema = StreamFolder("../../..").schema(.yaml)
    return text.starts(with: modeline.utf8) ? text : Array("\(modeline)\(schema)\n".utf8) + text
  }

  /// Writes an item that is not there yet.
  ///
  /// The sidecars go first, all at once; the item's own file is what makes it an item. An interrupted import leaves at
  /// most a folder of sidecars, which the next one completes.
  ///
  /// - Returns: false where the batch has an item of this id; it stays as it is.
  func write(_ item: ImportedItem, order: KeyOrder) throws(Failure) -> Bool {
    let path = try FileSystem.place(of: "\(place)/\(item.id)", below: root)
    guard !FileSystem.exists("\(path).yaml"), !FileSystem.exists("\(path).json") else { return false }
    if !item.sidecars.isEmpty { try place(item.sidecars, at: path) }
    let text = item.content.written(as: .yaml, order: order)
    try FileSystem.write(Self.withModeline(text), to: "\(path).yaml")
    return true
  }

  private func place(_ sidecars: [ImportedItem.Sidecar], at path: String) throws(Failure) {
    guard !FileSystem.exists(path) else { return try complete(sidecars, at: path) }
    let draft = "\(workshop)/item"
    FileSystem.removeTree(draft)
    for sidecar in sidecars { try FileSystem.write(sidecar.bytes, to: sidecar.path, below: draft) }
    try FileSystem.makeDirectories(folder)
    try FileSystem.move(draft, to: path)
  }

  /// Fills in a folder that is there without its item; what lies in it already is never changed.
  private func complete(_ sidecars: [ImportedItem.Sidecar], at path: String) throws(Failure) {
    for sidecar in sidecars {
      let file = try FileSystem.place(of: sidecar.path, below: path)
      guard FileSystem.exists(file) else {
        try FileSystem.write(sidecar.bytes, to: file)
        continue
      }
      guard try FileSystem.read(file) == sidecar.bytes else {
        throw Failure("\(file.shown(limit: 300)) is there with other content", help: "move it away, then import again")
      }
    }
  }
}

/// The order of keys that a stream's schema declares, looked up once for each place.
final class SchemaOrder {
  private let schema: Schema?
  private var known: [[String]: [String]] = [:]

  /// - Parameter checkout: where the stream's schema is read from; without one that compiles, keys stay as they are.
  init(of stream: StreamPolicy, in checkout: Checkout) {
    schema = Self.schema(of: stream, in: checkout)
  }

  private static func schema(of stream: StreamPolicy, in checkout: Checkout) -> Schema? {
    for format in [Format.yaml, .json] {
      let path = "\(checkout.root)/\(stream.files.schema(format))"
      guard FileSystem.exists(path), let bytes = try? FileSystem.read(path) else { continue }
      return Document.read(bytes, as: format).document.flatMap { try? Schema.compile($0) }
    }
    return nil
  }

  /// The order as the writer takes it.
  var keys: KeyOrder {
    KeyOrder { [self] path in
      guard let schema else { return [] }
      if let order = known[path] { return order }
      let order = schema.propertyOrder(at: path)
      known[path] = order
      return order
    }
  }
}
