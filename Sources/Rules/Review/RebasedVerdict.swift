import Dataset
import Engine

/// A verdict that somebody else than its reviewer has committed anew, as a rebase does with every commit in its way:
/// the reviewer is still the author, and the reviewer's signature is gone.
struct RebasedVerdict {
  let reviewer: Person
  /// Who is the committer now.
  let committer: Person
}

extension JudgedCommit {
  /// The command that brings back the commits that a rebase replaced, and lands them as they were.
  static let takingBackRebase = "git reset --keep ORIG_HEAD, then git dataset land"

  /// Whether the people file knows both the author and the committer, and they are two.
  var isRebased: Bool {
    guard let author = authority.people.person(withEmail: change.author.email),
      let committer = authority.people.person(withEmail: change.committer.email)
    else { return false }
    return author.id != committer.id
  }

  /// Who gave the verdicts of the commit, and who has committed them anew; nil where nothing shows that it was so.
  var rebasedVerdict: RebasedVerdict? {
    guard speaks, !isProvenByRecords, let reviewer = authority.people.person(withEmail: change.author.email),
      let committer = authority.people.person(withEmail: change.committer.email), committer.id != reviewer.id
    else { return nil }
    guard signer?.person.id == committer.id || change.signature ?? .unsigned == .unsigned else { return nil }
    let isWhole = reviews.records.allSatisfy { $0.isBrought && $0.person == reviewer.id }
    let named = statement?.reviewer
    guard isWhole, named.map({ reviewer.uses($0.email) }) ?? true else { return nil }
    return RebasedVerdict(reviewer: reviewer, committer: committer)
  }
}
