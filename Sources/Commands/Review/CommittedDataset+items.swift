import Dataset
import Diagnostics
import Documents
import Engine
import Intake

extension CommittedDataset {
  /// An item by its full name.
  ///
  /// - Throws: ``Failure`` where it is not committed, or cannot be read.
  func item(_ name: ItemName) throws -> ItemState {
    guard let item = try itemIfCommitted(name) else {
      let folder = try stream(name.stream).batchFolder(name.batch)
      let isInWorkTree = [Format.yaml, .json].contains {
        FileSystem.exists("\(root)/\(folder.item(name.id, $0))")
      }
      throw Failure(
        "the last commit has no item \(name)",
        help: isInWorkTree
          ? "it lies in the work tree: commit it first"
          : "name an item as STREAM/BATCH/ID, or by its path")
    }
    return item
  }

  /// The same, and nil where the last commit has no such item.
  ///
  /// - Throws: ``Failure`` where it cannot be read, or what was sealed in its batch.
  func itemIfCommitted(_ name: ItemName) throws(Failure) -> ItemState? {
    try orFailure { () throws(Refusal) in try state.wantedItem(name) }
  }
}

extension CommittedDataset {
  /// Says which items are not the same in the work tree: what is committed is what is judged.
  func warn(about items: [ItemState], _ session: Session) async throws {
    let paths = items.flatMap { [$0.item.path, $0.item.sidecarFolder] }.map {
      ":(top,literal)\($0)"
    }
    let output = try await session.git.run(
      ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--"] + paths,
      in: root)
    let changed = output.split(separator: 0).map {
      String(decoding: $0.dropFirst(3), as: UTF8.self)
    }
    for item in items {
      let path = changed.first {
        $0 == item.item.path || $0.hasPrefix(item.item.sidecarFolder + "/")
      }
      guard let path else { continue }
      session.console.complain(
        "note: \(path.shown(limit: 300)) differs from the last commit; what counts is what is committed\n"
      )
    }
  }
}
