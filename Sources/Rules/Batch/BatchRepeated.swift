import Dataset
import Diagnostics
import Engine

/// No item of a batch that is frozen says the same as another of that batch, or of a batch of the stream that was
/// frozen before.
///
/// What an item says is everything but `id`, `authors`, `imported_by`, `rubric` and `minutes`. Batches that were frozen
/// count whatever became of them: open again, failed or signed off.
///
/// Why: an audit that fails makes the next one stricter. A lot that is copied to a fresh batch, or one defective item
/// under another id, would be audited as if nothing was known of it; and an item that is there twice is delivered
/// twice.
///
/// Fix: delete the copy, or let its authors write another item; what was found defective is mended where it lies.
struct BatchRepeated: CommitRule {
  static let id: RuleID = "batch/repeated"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for batch in context.batches {
      for item in batch.repeated {
        findings.add(.repeated(item, in: batch, commit, context), at: commit.location(of: item.path))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func repeated(
    _ item: RepeatedItem, in batch: BatchChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(item.words, help: "\(context.undoing(commit)), and \(RepeatedItem.remedy(batch.hasAttempts))")
  }
}
