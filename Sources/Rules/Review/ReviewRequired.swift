import Dataset
import Diagnostics
import Engine

/// Under `gate: landing`, an item reaches a protected ref only with its approvals: as many as the stream asks for, of
/// exactly this content, and without a dispute. In a batch that pins no rubric no approval counts.
///
/// Why: the policy says that nothing unapproved is ever seen there. What lands is asked, not what lies there: a later
/// verdict against an item makes it disputed, and keeps it from the sign-off.
///
/// Fix: push the item to a branch of its own, let reviewers approve it there, and land the branch with
/// `git dataset land`.
struct ReviewRequired: ItemRule {
  static let id: RuleID = "review/required"
  static let isFixed = true

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    guard let landed = context.landed, !landed.isTainted, landed.standing.state != .approved else { return }
    guard context.batch?.rubric != nil else { return findings.add(.unpinned(item.name), to: item.path) }
    findings.add(.unapproved(item.name, landed.standing), to: item.path)
  }
}

extension Finding.Message {
  fileprivate static func unpinned(_ item: ItemName) -> Finding.Message {
    Finding.Message(
      "nobody can approve the item, since \(item.batchName) has no batch.yaml that pins a rubric",
      help: "ask the stream's calibrator to open the batch first: git dataset batch open \(item.batchName)")
  }

  fileprivate static func unapproved(_ item: ItemName, _ standing: Standing) -> Finding.Message {
    switch standing.state {
    case .approved: Finding.Message("the item is approved")
    case .waiting(let missing):
      Finding.Message(
        "the item lacks \(counted(missing, "approval"))\(why(standing))",
        help: wayOut(of: item, standing))
    case .changesRequested:
      Finding.Message("a reviewer asks for changes", help: "mend the item, and ask for another look")
    case .disputed:
      Finding.Message(
        "reviewers differ about the item\(undecided(standing))",
        help: "ask a third reviewer to decide: git dataset adjudicate \(item)")
    case .rejected:
      Finding.Message("the item was rejected, and leaves the batch", help: "delete it, with the files beside it")
    }
  }

  private static func wayOut(of item: ItemName, _ standing: Standing) -> String {
    if case .unowned? = standing.discounted.last(where: { $0.record.verdict == .approve })?.why {
      return "let them sign it, and bring the signature too: git dataset own \(item)"
    }
    return "push it to a branch of its own and ask reviewers: git dataset approve \(item)"
  }

  /// Why a decision that is there does not count.
  private static func undecided(_ standing: Standing) -> String {
    standing.adjudicationDiscount.map { "; what was decided does not count: \($0.reason)" } ?? ""
  }

  /// Why records that are there do not count, the first of them.
  private static func why(_ standing: Standing) -> String {
    guard let first = standing.discounted.last(where: { $0.record.verdict == .approve }) else { return "" }
    return "; \(first.record.person)'s in round \(first.record.round) does not count: \(first.why.reason)"
  }
}
