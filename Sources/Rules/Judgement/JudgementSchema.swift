import Diagnostics
import Engine

/// A judgement satisfies its stream's judgement.yaml, and says what all judgements say: dataset, item, content, rubric
/// and annotator.
///
/// Why: a judgement is never changed once it is there, and agreement and consensus are computed over its fields; one
/// that says something else counts for nothing.
///
/// Fix: let `git dataset judge` write the file; by hand, correct the key or value that the finding names. Where the
/// schema itself leaves no place for what all judgements say, ask an owner to mend it.
struct JudgementSchema: OwnFileRule {
  static let id: RuleID = "judgement/schema"
  static let isFixed = true
  static let file = OwnFile.judgement
}
