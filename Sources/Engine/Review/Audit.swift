package import Dataset

/// Who said what in a history, and which batches a compromised key had a part in: what an auditor asks beyond whether
/// anything is wrong.
package struct Audit: Hashable, Sendable {
  /// One person's word about one item.
  package struct Entry: Hashable, Sendable {
    /// The commit that brought it.
    package let commit: String
    /// When the committer says it was made, in seconds since 1970; nothing is judged by it.
    package let time: Int?
    package let person: String
    /// The name of the key that the record names.
    package let key: String
    package let action: StatementAction
    package let verdict: ReviewVerdict
    package let round: Int?
    package let subject: Subject
    /// The commit whose policy was in force.
    package let policy: String
  }

  /// A batch in which something was signed with a key that was found compromised.
  package struct Tainted: Hashable, Sendable {
    package let batch: BatchName
    package let person: String
    package let key: String
    /// The commits that the key signed there, oldest first.
    package let commits: [String]
  }

  /// How many commits the history has.
  package let commits: Int
  /// Oldest first.
  package let entries: [Entry]
  /// In the order of the batches' names.
  package let tainted: [Tainted]
}

/// Collects an ``Audit``, commit by commit.
struct AuditTrail {
  private var count = 0
  private var entries: [Audit.Entry] = []
  private var signed: [Signed] = []
  /// The last commit that changed policy.
  private var policy = ""

  /// What a key signed in one batch.
  private struct Signed {
    let batch: BatchName
    let key: String
    let commit: String
  }

  /// Takes note of the next commit, oldest first.
  mutating func note(_ commit: CommitChange, _ note: CommitNote) {
    count += 1
    for record in note.records where record.isBrought {
      guard let person = record.person, let key = record.key, let verdict = record.verdict, let subject = record.subject
      else { continue }
      entries.append(
        Audit.Entry(
          commit: commit.id, time: commit.time, person: person, key: key, action: record.action, verdict: verdict,
          round: record.look?.round, subject: subject, policy: policy))
      signed.append(Signed(batch: record.item.batchName, key: key, commit: commit.id))
    }
    let places = commit.changes.map { note.layout.place(of: $0.path) }
    if let key = commit.signature?.key {
      for batch in Set(places.compactMap(\.batchName)) {
        signed.append(Signed(batch: batch, key: key, commit: commit.id))
      }
    }
    if commit.isOnChain, places.contains(where: \.isPolicy) { policy = commit.id }
  }

  /// The audit, by what the newest state says of keys.
  func audit(_ people: People, _ keys: KeyReading) -> Audit {
    var holders: [String: String] = [:]
    for person in people.all {
      for key in person.keys where key.status == .compromised {
        if let identity = keys.identity(of: key) { holders[identity.name] = person.id }
      }
    }
    var commits: [BatchName: [String: [String]]] = [:]
    for entry in signed where holders[entry.key] != nil {
      if commits[entry.batch]?[entry.key]?.last == entry.commit { continue }
      commits[entry.batch, default: [:]][entry.key, default: []].append(entry.commit)
    }
    let tainted = commits.flatMap { batch, keys in
      keys.map { Audit.Tainted(batch: batch, person: holders[$0.key] ?? "", key: $0.key, commits: $0.value) }
    }
    return Audit(
      commits: count, entries: entries, tainted: tainted.sorted { ($0.batch, $0.key) < ($1.batch, $1.key) })
  }
}
