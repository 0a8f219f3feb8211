import Checks
import Dataset
import Documents

/// Reads the item that another names as its host, from the same tree.
struct HostReading {
  let policy: Policy
  let snapshot: any Snapshot
  let digests: Digests

  /// - Parameters:
  ///   - text: what the item says, which may be no name.
  ///   - item: the item that says it.
  ///   - files: keeps why something could not be read.
  func host(named text: String, of item: ItemName, _ files: SidecarReading) -> HostItem {
    guard let name = ItemName(text) else { return .unnamed }
    guard name != item else { return .absent("is the item itself") }
    guard let stream = policy.manifest.stream(named: name.stream) else {
      return .absent("is not there: the dataset has no stream `\(name.stream)`")
    }
    do throws(Unreadable) {
      let reading = ReviewReading(snapshot)
      guard let file = try reading.file(of: name, in: stream.batchFolder(name.batch)) else {
        return .absent("is not there")
      }
      guard let host = try reading.item(name, in: file.entry, file.format) else { return .absent("cannot be read") }
      let beside = files.beside(host.sidecarFolder)
      return .item(CheckedItem(root: host.root, digests: digests) { beside.content(of: $0) })
    } catch {
      files.fail(error)
      return .unnamed
    }
  }
}
