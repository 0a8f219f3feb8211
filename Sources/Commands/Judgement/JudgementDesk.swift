import Dataset
import Diagnostics
import Documents
import Engine
import Schema

/// One annotator before one batch whose items several people judge: says which items the person may judge, and turns
/// what is said into judgements.
struct JudgementDesk {
  let dataset: CommittedDataset
  let judge: Signatory
  let stream: StreamPolicy
  let batch: BatchName
  /// The rubric version that the batch pins, by which it is judged.
  let pin: Version
  /// The stream's schema of judgements.
  let schema: Schema

  /// - Throws: ``Failure`` where the batch is not open or takes no judgements, or the person is no annotator.
  init(_ dataset: CommittedDataset, _ judge: Signatory, _ name: BatchName) throws {
    guard try dataset.stream(name.stream).judgements > 0 else {
      throw Failure(
        "the items of `\(name.stream)` are not judged by several people",
        help: "review them: git dataset review \(name)")
    }
    let (stream, pin) = try dataset.openBatch(name, taking: "judgements")
    try dataset.refuse(judge.person, without: .annotator, in: stream)
    try dataset.batch(name).batch.refusePart(of: judge.person.id, to: "judge its items")
    guard let schema = try ReviewReading(dataset.tree).judgementSchema(of: stream) else {
      throw Failure(
        "the stream `\(stream.name)` has no judgement.yaml that can be used", help: "git dataset check says why")
    }
    self.dataset = dataset
    self.judge = judge
    self.stream = stream
    self.batch = name
    self.pin = pin
    self.schema = schema
  }

  /// What a judgement made now is about.
  func subject(of item: ItemState) -> Subject {
    Subject(dataset: dataset.manifest.id, item: item.name, content: item.content, rubric: pin)
  }

  /// - Throws: ``Failure`` where the person had a part in the item, or has judged it as it is.
  func refuse(_ item: ItemState) throws(Failure) {
    let id = judge.person.id
    guard !item.item.people.isEmpty else {
      throw Failure(
        "\(item.name) has no authors that can be read, so nobody can say who may judge it",
        help: "mend the item first: git dataset check")
    }
    let part: String? =
      item.people.contains(id)
      ? "is an author of" : item.answerers.contains(id) ? "wrote an answer of" : item.rounds[id] != nil
        ? "has reviewed" : nil
    if let part {
      throw Failure(
        "\(id) \(part) \(item.name), and cannot judge it", help: "leave it to other annotators of `\(stream.name)`")
    }
    guard let made = item.judgements.first(where: { $0.person == id }), made.subject.content == item.content else {
      return
    }
    throw Failure(
      "\(id) has judged \(item.name) already, with this content", help: "a judgement stays as it was made")
  }

  /// Where the person's judgement of an item is begun: in the git directory of the clone, never in the work tree, and
  /// each content has its own.
  func draft(of item: ItemState) -> String {
    "\(dataset.commonDirectory)/dataset/judgements/\(batch)/\(judge.person.id)/"
      + "\(item.name.id).\(item.content.blob.prefix(12)).yaml"
  }
}
