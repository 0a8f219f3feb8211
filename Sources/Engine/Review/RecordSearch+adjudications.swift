import Dataset
import Documents

extension RecordSearch {
  /// An adjudication that a commit adds, changes or deletes.
  ///
  /// - Parameter state: the commit's own tree.
  func adjudication(
    _ change: PathChange, of name: ItemName, _ state: DatasetState
  ) throws(Unreadable) -> ChangedRecord {
    let (tree, manifest) = (state.tree, state.manifest)
    func read(_ entry: FileEntry) throws(Unreadable) -> Adjudication? {
      try ReviewReading(tree).document(entry).flatMap { Adjudication($0) }
    }
    var content = ChangedRecord.Content.none
    var answered: Set<AnsweredVerdict>?
    if let entry = change.new {
      content = .unreadable
      if let decision = try read(entry), let stream = manifest.stream(named: name.stream) {
        let folder = stream.batchFolder(name.batch)
        content = .adjudication(decision)
        answered = try ReviewReading(tree).answered(by: decision, on: name, in: folder, manifest.layout)
      }
    }
    let replaced = try change.old.flatMap(read)
    return ChangedRecord(
      change: change, item: name, look: nil, content: content, replaced: replaced,
      succession: try replaced.map { (decision) throws(Unreadable) in
        try succession(after: decision, on: name, state)
      } ?? .nobody,
      answered: answered,
      digest: try change.new.map { (entry) throws(Unreadable) in try tree.sha256(of: entry) })
  }

  /// Who may decide in the place of an earlier decision, by what was said in the commit's tree about the item.
  private func succession(
    after decision: Adjudication, on name: ItemName, _ state: DatasetState
  ) throws(Unreadable) -> Succession {
    guard let stream = state.manifest.stream(named: name.stream),
      let pin = try state.batch(name.batchName)?.rubric,
      let item = try state.item(name)
    else { return .nobody }
    let answered = try ReviewReading(state.tree).answered(
      by: decision, on: name, in: stream.batchFolder(name.batch), state.layout)
    return try state.succession(after: decision, answering: answered, on: item, under: pin)
  }
}
