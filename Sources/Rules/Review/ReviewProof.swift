import Dataset
import Diagnostics
import Engine

/// Under `proof: record` or `both`, a verdict or a judgement comes with a proof: its person's own signature over the
/// record, in `proofs/`, for this dataset.
///
/// Why: forges rewrite commits on squash and rebase, and the signatures of commits are lost. A signature over the
/// record itself stays, whatever commit carries it.
///
/// Fix: give the verdict with `git dataset approve` and its like, which write the proof, and keep both files together.
struct ReviewProof: CommitRule {
  static let id: RuleID = "review/proof"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let authority = context.authority else { return }
    // Those of authors have a rule of their own.
    for proof in context.reviews.proofs where proof.authorship == nil {
      guard proof.proof != nil, authority.signer(of: commit.detached[proof.path]) != nil else {
        let state = proof.proof == nil ? nil : commit.detached[proof.path]
        findings.add(.noProof(state), at: Location(path: proof.path, commit: commit.id))
        continue
      }
    }
    for record in context.reviews.records where record.isBrought && record.seal == nil {
      let policy = authority.manifest.stream(named: record.item.stream)?.review.proof ?? .commit
      guard policy != .commit, !context.reviews.isProven(record, by: commit, authority) else { continue }
      findings.add(.unproven(record, commit, context), at: commit.location(of: record))
    }
    for change in context.reviews.judgements where change.judgement != nil {
      let policy = authority.manifest.stream(named: change.item.stream)?.review.proof ?? .commit
      guard policy != .commit, !context.reviews.isProven(change, by: commit, authority) else { continue }
      findings.add(.unproven(change, commit, context), at: commit.location(of: change))
    }
  }
}

extension Finding.Message {
  fileprivate static func unproven(
    _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "no proof by \(change.person.shown()) in the commit covers the judgement of \(change.item)",
      help: context.judging(commit, change))
  }

  fileprivate static func unproven(
    _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "no proof by \(record.person?.shown() ?? "its person") in the commit covers the verdict on \(record.item)",
      help: context.repeating(commit, record))
  }

  fileprivate static func noProof(_ state: SignatureState?) -> Finding.Message {
    Finding.Message(
      state.shortcoming.map { "the signature of the proof \($0)" } ?? "the file is no proof",
      help: "let git dataset approve, and its like, write proofs")
  }
}
