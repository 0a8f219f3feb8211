import Dataset
import Engine

extension JudgedCommit {
  /// Whether the commit brings verdicts, or says that it does.
  var speaks: Bool { statement != nil || !reviews.records.isEmpty }

  /// The verdicts that the commit states; nil where it states none, or none that can be read.
  var statement: Statement? {
    do throws(StatementFault) {
      return try Statement.read(change.trailers.map { ($0.key, $0.value) })
    } catch {
      return nil
    }
  }

  /// Whether everything that the commit brings is proven by signatures of its own, and the policy asks for nothing
  /// else: then it does not matter what commit carries it.
  var isProvenByRecords: Bool {
    let brought = reviews.records.filter(\.isBrought)
    guard !brought.isEmpty || !reviews.judgements.isEmpty, reviews.changedSeals.isEmpty else { return false }
    return brought.allSatisfy(isProven) && reviews.judgements.allSatisfy(isProven)
  }

  /// Whether a record is proven by a signature over it, and the policy asks for nothing else.
  func isProven(_ record: ChangedRecord) -> Bool {
    provesRecords(of: record.item) && reviews.isProven(record, by: change, authority)
  }

  /// The same of a judgement.
  func isProven(_ judgement: ChangedJudgement) -> Bool {
    provesRecords(of: judgement.item) && reviews.isProven(judgement, by: change, authority)
  }

  private func provesRecords(of item: ItemName) -> Bool {
    authority.manifest.stream(named: item.stream)?.review.proof == .record
  }
}
