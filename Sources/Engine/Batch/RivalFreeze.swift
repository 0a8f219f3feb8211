package import Dataset

/// Another protected ref as the same server, or the same clone, has it.
package struct SiblingRef: Sendable {
  /// Its full name.
  package let name: String
  /// The tree that it leads to.
  package let source: any SnapshotSource

  package init(name: String, source: any SnapshotSource) {
    self.name = name
    self.source = source
  }
}

/// A freeze of the same batch on another protected ref, whose sample is drawn with a secret of this one's.
package struct RivalFreeze: Sendable {
  /// The full name of the other ref.
  package let ref: String
  /// The attempt for which the batch is frozen there.
  package let attempt: Int
  /// The people whose secrets draw both samples, in the order of the seed.
  package let people: [String]
  /// Those of them whose secrets were revealed there.
  package let revealed: [String]

  /// What is wrong, in a sentence without its end.
  package func words(_ batch: BatchName) -> String {
    let people = (revealed.isEmpty ? people : revealed).joined(separator: " and ")
    return "the secrets of \(people) \(revealed.isEmpty ? "draw" : "were revealed for") another sample of \(batch) on "
      + "\(ref), in attempt \(attempt)"
  }
}

/// Looks at a batch that a push freezes while another protected ref of the server draws with the same secrets: nobody
/// who has one history alone can ask that.
package protocol FreezeRule: Rule {
  func inspect(_ freeze: RivalledFreeze, _ findings: inout Findings)
}

/// A freeze with another one that draws with the same secrets.
package struct RivalledFreeze: Sendable {
  package let batch: BatchName
  /// The commit that freezes the batch.
  package let commit: String
  /// The path of the plan.
  package let path: String
  package let rival: RivalFreeze
}

extension BatchFiles {
  /// The freeze on another ref that draws with a secret of a plan's; nil where none does. The same plan there is the
  /// same freeze, and an attempt that was given up before any of the secrets was seen draws nothing.
  package func rival(of plan: AttemptPlan, on ref: String, in other: BatchFiles) -> RivalFreeze? {
    for attempt in other.attempts {
      guard let drawn = attempt.plan, drawn != plan else { continue }
      let digests = drawn.drawnBy.map { ($0, other.batch.commitments.digest(of: $0, attempt: attempt.number)) }
      func isShared(_ person: String) -> Bool {
        guard let digest = batch.commitments.digest(of: person, attempt: plan.attempt) else { return false }
        return digests.contains { $0 == person && $1 == digest }
      }
      let people = plan.drawnBy.filter(isShared)
      let revealed = people.filter { attempt.secrets[$0] != nil }
      guard !people.isEmpty, attempt.result == nil || !revealed.isEmpty else { continue }
      return RivalFreeze(ref: ref, attempt: attempt.number, people: people, revealed: revealed)
    }
    return nil
  }

  /// The first such freeze on other refs.
  ///
  /// - Parameter snapshot: opens trees of their repository.
  package func rival(
    of plan: AttemptPlan, on siblings: [SiblingRef], _ snapshot: any Snapshot
  ) throws(Unreadable) -> RivalFreeze? {
    guard !plan.drawnBy.isEmpty else { return nil }
    for sibling in siblings {
      let tree = try snapshot.opening(sibling.source)
      guard let manifest = try Manifest.read(in: tree), let stream = manifest.stream(named: batch.name.stream),
        let other = try BatchFiles(batch.name, of: stream, manifest.layout, in: tree),
        let rival = rival(of: plan, on: sibling.name, in: other)
      else { continue }
      return rival
    }
    return nil
  }
}
