import Dataset
import Diagnostics
import Engine

extension CommitContext {
  /// Whether a judgement is proven by a signature over it, and the policy asks for nothing else: then it does not
  /// matter what commit carries it.
  func isProven(_ change: ChangedJudgement, by commit: CommitChange) -> Bool {
    guard let authority, authority.manifest.stream(named: change.item.stream)?.review.proof == .record else {
      return false
    }
    return reviews.isProven(change, by: commit, authority)
  }

  /// What to do where a judgement has to be made anew, with the program.
  func judging(_ commit: CommitChange, _ change: ChangedJudgement) -> String {
    "\(undoing(commit)), then git dataset judge \(change.item)"
  }
}

extension CommitChange {
  /// A judgement of the commit as a place.
  func location(of change: ChangedJudgement) -> Location { Location(path: change.path, commit: id) }
}
