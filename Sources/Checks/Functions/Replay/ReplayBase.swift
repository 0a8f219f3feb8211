import Documents
import Patches

/// What a replay starts from: the listing of a tree that an item names, and the contents of files beside the item.
struct ReplayBase: Sendable {
  private let listing: Selection?
  private let files: Selection?
  private let tree: Selection?

  init(_ options: inout OptionReading) {
    listing = options.selection("listing")
    files = options.selection("files")
    tree = options.selection("base")
  }

  /// The replay; nil where the item names no listing, which is for another check to say, or, with a hit, where there is
  /// something wrong with it.
  func replay(at node: Node, in look: Look, _ hits: inout Hits) -> Replay? {
    guard let reference = listing.flatMap({ look.nodes(of: $0, at: node).first }), let path = reference.sidecarPath,
      let bytes = look.item.bytes(of: path)
    else { return nil }
    do throws(BaseListingError) {
      let listing = try BaseListing(bytes)
      let hash = look.item.item.digests.objectHash(length: listing.idLength ?? 20)
      return replay(of: listing, hash: hash, at: node, in: look, &hits)
    } catch {
      hits.add(Hit(in: path, line: error.line, ["fault": "the listing is none: \(error.problem)", "value": path]))
      return nil
    }
  }

  private func replay(
    of listing: BaseListing, hash: ObjectHash, at node: Node, in look: Look, _ hits: inout Hits
  ) -> Replay? {
    let id = listing.treeID(hash)
    for wanted in tree.map({ look.nodes(of: $0, at: node) }) ?? [] where wanted.text != "\(id)" {
      hits.add(at: wanted, ["fault": "the listing adds up to the tree \(id)"])
      return nil
    }
    do throws(ReplayError) {
      return try Replay(listing, contents: contents(for: listing, hash: hash, at: node, in: look), hash: hash)
    } catch {
      hits.add(at: node, ["fault": "\(error)"])
      return nil
    }
  }

  /// The files beside the item that are those of the listing. One that is another version of its file, such as what a
  /// change leads to, is not what patches are applied to.
  private func contents(
    for listing: BaseListing, hash: ObjectHash, at node: Node, in look: Look
  ) -> [TreePath: [UInt8]] {
    var contents: [TreePath: [UInt8]] = [:]
    for file in files.map({ look.nodes(of: $0, at: node) }) ?? [] {
      guard let origin = file["origin"]?.string, let path = file.sidecarPath,
        let listed = listing.blob(at: TreePath(origin)), contents[TreePath(origin)] == nil,
        let bytes = look.item.bytes(of: path), hash.blob(bytes) == listed
      else { continue }
      contents[TreePath(origin)] = bytes
    }
    return contents
  }
}

extension Digests {
  /// How a repository names its objects.
  ///
  /// - Parameter length: how many bytes a name has: 20 or 32.
  func objectHash(length: Int) -> ObjectHash { ObjectHash(length: length, digest: length == 32 ? sha256 : sha1) }
}
