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
struct ReviewProof: StatementRule {
  static let id: RuleID = "review/proof"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let authority = commit.authority
    // Those of authors have a rule of their own.
    for proof in commit.reviews.proofs where proof.authorship == nil {
      guard proof.proof != nil, authority.signer(of: commit.change.detached[proof.path]) != nil else {
        let state = proof.proof == nil ? nil : commit.change.detached[proof.path]
        findings.add(.noProof(state), to: commit, at: proof.path)
        continue
      }
    }
    for record in commit.reviews.records where record.isBrought && record.seal == nil {
      let policy = authority.manifest.stream(named: record.item.stream)?.review.proof ?? .commit
      guard policy != .commit, !commit.reviews.isProven(record, by: commit.change, authority) else { continue }
      findings.add(.unproven(record), to: commit, at: record.path)
    }
    for change in commit.reviews.judgements where change.judgement != nil {
      let policy = authority.manifest.stream(named: change.item.stream)?.review.proof ?? .commit
      guard policy != .commit, !commit.reviews.isProven(change, by: commit.change, authority) else { continue }
      findings.add(.unproven(change), to: commit, at: change.path)
    }
  }
}

extension CommitFault {
  fileprivate static func unproven(_ change: ChangedJudgement) -> CommitFault {
    CommitFault(
      "no proof by \(change.person.shown()) in the commit covers the judgement of \(change.item)",
      mend: "\(.judging(change))")
  }

  fileprivate static func unproven(_ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "no proof by \(record.person?.shown() ?? "its person") in the commit covers the verdict on \(record.item)",
      mend: "\(.repeating(record))")
  }

  fileprivate static func noProof(_ state: SignatureState?) -> CommitFault {
    CommitFault(
      state.shortcoming.map { "the signature of the proof \($0)" } ?? "the file is no proof",
      mend: "let git dataset approve, and its like, write proofs")
  }
}
