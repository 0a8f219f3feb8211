import Dataset
import Documents

extension RecordSearch {
  /// An adjudication that a commit adds, changes or deletes.
  ///
  /// - Parameter people: those of the policy in force.
  func adjudication(
    _ change: PathChange, of name: ItemName, _ manifest: Manifest, _ people: People, _ tree: any Snapshot
  ) throws(Unreadable) -> ChangedRecord {
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
        try succession(after: decision, on: name, manifest, people, tree)
      } ?? .nobody,
      answered: answered,
      digest: try change.new.map { (entry) throws(Unreadable) in try tree.sha256(of: entry) })
  }

  /// Who may decide in the place of an earlier decision, by what was said in a tree about what the item holds there.
  private func succession(
    after decision: Adjudication, on name: ItemName, _ manifest: Manifest, _ people: People, _ tree: any Snapshot
  ) throws(Unreadable) -> Succession {
    let reading = ReviewReading(tree)
    guard let stream = manifest.stream(named: name.stream) else { return .nobody }
    let folder = stream.batchFolder(name.batch)
    guard let batch = try tree.entry(at: "\(folder)/batch.yaml"), let document = try reading.document(batch),
      let pin = Batch(document, name: name.batchName).rubric,
      let (entry, format) = try reading.file(of: name, in: folder),
      let content = try reading.content(of: entry), let item = try reading.item(name, in: entry, format)
    else { return .nobody }
    let said = try reading.reviews(of: name, in: folder, manifest.layout)
    let answered = try reading.answered(by: decision, on: name, in: folder, manifest.layout)
    let keys = SigningKeys(people, judge.keys)
    let standing = Standing(
      ReviewCase(
        dataset: manifest.id, item: name, content: content, authors: said.words.authors(of: item.people),
        records: said.records, adjudication: decision, answered: answered, policy: stream.review, pin: pin), keys: keys)
    var judgements: JudgementStanding?
    if stream.judgements > 0 {
      var judging = JudgementReading(tree, manifest, keys)
      judgements = JudgementStanding(
        JudgementCase(
          dataset: manifest.id, item: name, content: content,
          authors: said.words.authors(of: item.people.union(item.answerers)),
          reviewers: Set(said.records.map(\.person)),
          judgements: try reading.judgements(of: name, in: folder, manifest.layout), adjudication: decision,
          answered: answered, needed: stream.judgements, consensus: stream.consensus,
          scales: try judging.scales(of: stream), pin: pin), keys: keys)
    }
    return Succession(after: decision, on: content, standing, judgements)
  }
}
