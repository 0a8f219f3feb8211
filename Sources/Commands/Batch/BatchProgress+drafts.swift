import Dataset
import Engine
import Signatures

extension BatchProgress {
  /// - Parameter me: whoever works in this clone, whose drafts of labels count; nil where that is not known.
  init(_ files: BatchFiles, in dataset: CommittedDataset, me: String?) throws {
    let folder = { (sample: AuditSample) in
      me.map { DraftFolder(ofLabelsBy: $0, on: files.batch.name, attempt: sample.plan.attempt, in: dataset) }
    }
    try self.init(files, in: dataset.state, { ContentDigest.sha256($0) }) { sample, item in
      folder(sample)?.draft(of: item)?.verdict != nil
    }
  }
}
