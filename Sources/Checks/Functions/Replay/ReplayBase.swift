import Documents
import Patches

/// What a replay starts from: the listing of a tree that an item names, and the contents of files beside the item; or,
/// where a clone of the source may be asked, what that has of the base commit.
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
  ///
  /// - Parameter touching: the paths that patches touch, which a clone is asked for where there is no listing.
  func replay(at node: Node, in look: Look, touching paths: () -> [TreePath], _ hits: inout Hits) -> Replay? {
    let listed = listingPath(at: node, in: look)
    let start: ReplayStart?
    if let path = listed {
      start = look.item.bytes(of: path).map { bytes in
        look.item.replayStart(for: path) { Self.start(bytes, files(at: node, in: look), in: look) }
      }
    } else {
      start = SourceBase(look)?.start(touching: paths())
    }
    switch start {
    case nil: return nil
    case .fault(let fault, let line):
      hits.add(
        listed.map { Hit(in: $0, line: line, ["fault": fault, "value": $0]) }
          ?? Hit(at: PlacedNode(node), ["fault": fault]))
      return nil
    case .ready(let replay):
      for wanted in tree.map({ look.nodes(of: $0, at: node) }) ?? [] where wanted.text != "\(replay.treeID)" {
        hits.add(at: wanted, ["fault": "the listing adds up to the tree \(replay.treeID)"])
        return nil
      }
      return replay
    }
  }

  /// The file that lists the tree; nil where the item names none.
  func listingPath(at node: Node, in look: Look) -> String? {
    listing.flatMap { look.nodes(of: $0, at: node).first }?.sidecarPath
  }

  private func files(at node: Node, in look: Look) -> [Node] { files.map { look.nodes(of: $0, at: node) } ?? [] }

  private static func start(_ bytes: [UInt8], _ files: [Node], in look: Look) -> ReplayStart {
    do {
      let listing = try BaseListing(bytes)
      let hash = look.item.item.digests.objectHash(length: listing.idLength ?? 20)
      let contents = contents(of: files, for: listing, hash: hash, in: look)
      return .ready(try Replay(listing, contents: contents, hash: hash))
    } catch let error as BaseListingError {
      return .fault("the listing is none: \(error.problem)", line: error.line)
    } catch {
      return .fault("\(error)", line: 1)
    }
  }

  /// The files beside the item that are those of the listing. One that is another version of its file, such as what a
  /// change leads to, is not what patches are applied to.
  private static func contents(
    of files: [Node], for listing: BaseListing, hash: ObjectHash, in look: Look
  ) -> [TreePath: [UInt8]] {
    var contents: [TreePath: [UInt8]] = [:]
    for file in files {
      guard let origin = file["origin"]?.string, let path = file.sidecarPath,
        let listed = listing.blob(at: TreePath(origin)), contents[TreePath(origin)] == nil,
        let bytes = look.item.bytes(of: path), hash.blob(bytes) == listed
      else { continue }
      contents[TreePath(origin)] = bytes
    }
    return contents
  }
}

/// What came of reading the tree that replays start from.
enum ReplayStart {
  case ready(Replay)
  /// What is wrong with the listing, and in which line.
  case fault(String, line: Int)
}

extension Digests {
  /// How a repository names its objects.
  ///
  /// - Parameter length: how many bytes a name has: 20 or 32.
  func objectHash(length: Int) -> ObjectHash { ObjectHash(length: length, digest: length == 32 ? sha256 : sha1) }
}
