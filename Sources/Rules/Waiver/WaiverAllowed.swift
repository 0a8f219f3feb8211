import Dataset
import Diagnostics
import Engine

/// Whoever waives what a check finds in an item may do so: the stream has the check, the check says `waivable`, the
/// person is a reviewer or a calibrator of the stream as it asks, and no author of the item.
///
/// The check and the roles are those before the commit. A waiver of a check as it was before somebody changed it may
/// land, and lets nothing pass.
///
/// Why: a check is there because somebody overlooks what it looks for; an author who could wave it away would.
///
/// Fix: mend the item, or ask a reviewer or a calibrator who wrote nothing of it: `git dataset waive ITEM CHECK`.
struct WaiverAllowed: StatementRule {
  static let id: RuleID = "waiver/allowed"
  static let isSafety = true
  static let isOfMoment = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for record in commit.reviews.records where record.isBrought {
      guard let waiving = record.waiving, let person = record.person else { continue }
      if let named = record.waiver?.check.name, named != waiving.check {
        findings.add(.otherCheck(named, waiving.check, of: record), to: commit, at: record.path)
      }
      guard let check = waiving.terms else {
        findings.add(.noCheck(waiving.check, record), to: commit, at: record.path)
        continue
      }
      let people = commit.authority.people
      if let lack = Obstacle.waiving(check, by: person, in: record.item.stream, people) {
        findings.add(.obstacle(lack), to: commit, at: record.path)
      }
      // Where there is no item, that is a finding of its own.
      if let own = commit.reviews.items[record.item]?.parts.obstacle(toWaivingOf: record.item, by: person) {
        findings.add(.obstacle(own), to: commit, at: record.path)
      }
    }
  }
}

extension CommitFault {
  fileprivate static func otherCheck(_ named: String, _ place: String, of record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the waiver is of \(named.shown()), and lies among those of \(place)", mend: "\(.repeating(record))")
  }

  fileprivate static func noCheck(_ check: String, _ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the stream `\(record.item.stream)` has no check \(check.shown())",
      mend: "\(.undo), and look at what there is: git dataset checks list \(record.item.stream)")
  }
}
