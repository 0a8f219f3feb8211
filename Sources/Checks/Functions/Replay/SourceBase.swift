import Documents
import Patches

/// The base commit of an item in a clone of its source.
struct SourceBase {
  private let sources: any SourceTrees
  private let tree: ObjectName
  private let look: Look

  /// Nil where no clone may be asked, or none has the commit.
  init?(_ look: Look) {
    let source = look.item.root["source"]
    guard let sources = look.item.item.sources, let repository = source?["repo"]?.string,
      let commit = source?["base_commit"]?.string, let tree = sources.tree(ofCommit: commit, in: repository)
    else { return nil }
    self.sources = sources
    self.tree = tree
    self.look = look
  }

  /// What replays start from: the commit's tree, with the contents of what is touched; nil where the clone lacks
  /// something of it.
  func start(touching paths: [TreePath]) -> ReplayStart? {
    do {
      let listing = try BaseListing(
        BaseListing.written(tree, touching: paths) { tree throws(Unlisted) in
          guard let entries = sources.entries(of: tree) else { throw Unlisted() }
          return entries
        })
      var contents: [TreePath: [UInt8]] = [:]
      for path in paths where contents[path] == nil {
        guard let blob = listing.blob(at: path) else { continue }
        guard let bytes = sources.content(of: blob), look.item.spend(bytes.count) else { return nil }
        contents[path] = bytes
      }
      let hash = look.item.item.digests.objectHash(length: tree.length)
      return .ready(try Replay(listing, contents: contents, hash: hash))
    } catch is Unlisted {
      return nil
    } catch let error as BaseListingError {
      return .fault("the source's tree cannot be listed: \(error.problem)", line: error.line)
    } catch {
      return .fault("\(error)", line: 1)
    }
  }

  /// A tree that the clone does not have.
  private struct Unlisted: Error {}
}
