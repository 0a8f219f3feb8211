import Dataset

/// The items that a range of commits brings to a protected ref under a policy that lets nothing land unapproved.
///
/// It is the policy in force for the last commit that changed an item: what lay there before the policy asked for
/// approvals stays, in a push and in the whole history alike.
struct Landings: Sendable {
  private var items: [ItemName: Landing] = [:]
  private var chain: [State] = []
  private var count = 0
  /// What commits change that a merge on the ref's own line still has to bring in, by the merge; nil under a policy
  /// that lets items land unapproved.
  private var coming: [String: [ItemName: ReviewTerms?]] = [:]

  /// What an item's last change has to fulfil.
  struct Landing {
    let terms: ReviewTerms
    /// The number of the commit that brought it to the ref's own line.
    let number: Int
  }

  /// A state that the ref may have had.
  struct State {
    fileprivate let number: Int
    let source: any SnapshotSource
    /// The policy by which it was judged.
    let policy: Policy
  }

  var isEmpty: Bool { items.isEmpty }
  /// The batches of the items.
  var batches: Set<BatchName> { Set(items.keys.map(\.batchName)) }

  /// Takes note of the next commit, oldest first. In which order the commits of two lines come does not matter: an
  /// item's last change is the one that came to the ref's own line last.
  mutating func note(_ commit: CommitChange, _ note: CommitNote) {
    count += 1
    guard note.isJudged, let authority = note.authority else { return }
    let manifest = authority.manifest
    if commit.isOnChain, let source = commit.source {
      chain.append(State(number: count, source: source, policy: authority))
    }
    for change in commit.changes {
      guard let name = note.layout.place(of: change.path).itemName,
        let policy = manifest.stream(named: name.stream)?.review
      else { continue }
      let terms = ReviewTerms(review: policy, asksAuthors: manifest.asksAuthors)
      coming[commit.merge ?? commit.id, default: [:]][name] = .some(
        policy.gate == .landing ? terms : nil)
    }
    for (name, terms) in coming.removeValue(forKey: commit.id) ?? [:] {
      items[name] = terms.map { Landing(terms: $0, number: count) }
    }
  }

  /// How an item came to the ref; nil where it did not in these commits, or under another policy.
  subscript(item: ItemName) -> Landing? { items[item] }

  /// The states that the ref may have had since, oldest first.
  func states(since landing: Landing) -> [State] {
    chain.filter { $0.number >= landing.number }
  }
}
