import Dataset
import Diagnostics

extension CommittedDataset {
  /// The item that somebody names: as `STREAM/BATCH/ID`, or by the path of its file or of a file beside it.
  func name(of text: String, in session: Session) throws(Failure) -> ItemName {
    if let name = ItemName(text), manifest.stream(named: name.stream) != nil { return name }
    if let path = path(text, in: session), case .batch(let batch, let file) = layout.place(of: path) {
      switch file {
      case .item(let id, _), .sidecar(let id, _): return ItemName(stream: batch.stream, batch: batch.batch, id: id)
      default: break
      }
    }
    throw Failure(
      "`\(text.shown(limit: 200))` is no item", help: "name it as STREAM/BATCH/ID, or by the path of its file")
  }

  /// The items that somebody names, each once.
  ///
  /// - Throws: ``Failure`` where they are not all of one batch: a commit speaks of one.
  func names(of texts: [String], in session: Session) throws(Failure) -> [ItemName] {
    var names: [ItemName] = []
    for text in texts {
      let name = try name(of: text, in: session)
      if !names.contains(name) { names.append(name) }
    }
    guard let first = names.first, let other = names.first(where: { $0.batchName != first.batchName }) else {
      return names
    }
    throw Failure(
      "\(first) and \(other) are of two batches", help: "name items of one batch at a time: each gets its own commit")
  }

  /// A path from the root of the repository; nil where it leads out of it.
  private func path(_ text: String, in session: Session) -> String? {
    var parts: [Substring] = []
    let absolute = session.absolute(text)
    for part in absolute.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let path = "/" + parts.joined(separator: "/")
    let roots = [root, FileSystem.resolved(root)].compactMap { $0 }
    return roots.first { path.hasPrefix($0 + "/") }.map { String(path.dropFirst($0.count + 1)) }
  }
}
