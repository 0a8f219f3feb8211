import Dataset
import Diagnostics
import Engine

/// No item of a batch that is frozen says the same as another of that batch, or of a batch that was frozen before, of
/// the stream or of one of the same type.
///
/// What an item says is what a reviewer would tell it from another by. `id`, `authors`, `imported_by`,
/// `source_authors`, `rubric`, `use`, `created_at` and `minutes` are left out, people and times inside other fields,
/// and the fields that the stream's schema marks with `x-circumstance: true`; so are the order of keys, fields that
/// hold nothing, characters that do not show, blank lines, and blanks at the ends of lines. An item that says all of
/// another and a little more is that item: a field, or a file beside it. Batches that were frozen count whatever became
/// of them, open again, failed or signed off, with what they have now and what they had at each freeze.
///
/// Why: an audit that fails makes the next one stricter. A lot that is copied to a fresh batch, or one defective item
/// under another id, would be audited as if nothing was known of it; and an item that is there twice is delivered
/// twice.
///
/// Fix: delete the copy, or let its authors write another item; what was found defective is mended where it lies.
struct BatchRepeated: StatementRule {
  static let id: RuleID = "batch/repeated"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      for item in batch.repeated {
        findings.add(.repeated(item, in: batch), to: commit, at: item.path)
      }
    }
  }
}

extension CommitFault {
  fileprivate static func repeated(_ item: RepeatedItem, in batch: BatchChange) -> CommitFault {
    CommitFault(item.words, mend: "\(.undo), and \(RepeatedItem.remedy(batch.hasAttempts))")
  }
}
