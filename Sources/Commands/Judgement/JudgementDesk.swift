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
  /// The batch as it is committed.
  let committed: Batch

  /// - Throws: ``Failure`` where the batch is not open or takes no judgements, or the person is no annotator.
  init(_ dataset: CommittedDataset, _ judge: Signatory, _ name: BatchName) throws {
    guard try dataset.stream(name.stream).judgements > 0 else {
      throw Failure(
        "the items of `\(name.stream)` are not judged by several people",
        help: "review them: git dataset review \(name)")
    }
    let (stream, pin) = try dataset.openBatch(name, taking: "judgements")
    committed = try dataset.batch(name).batch
    try dataset.require(.judge(nil), in: committed, by: judge.person)
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

  /// - Throws: ``Failure`` where the person cannot judge the item, or has judged it as it is.
  func refuse(_ item: ItemState) throws { try dataset.require(.judge(item), in: committed, by: judge.person) }

  /// Where the person's judgement of an item is begun: in the git directory of the clone, never in the work tree, and
  /// each content has its own.
  func draft(of item: ItemState) -> String {
    "\(dataset.commonDirectory)/dataset/judgements/\(batch)/\(judge.person.id)/"
      + "\(item.name.id).\(item.content.blob.prefix(12)).yaml"
  }
}
