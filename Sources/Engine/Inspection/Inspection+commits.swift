import Dataset
import Diagnostics

/// What new commits bring, as far as it is asked about once all of them were looked at.
struct BroughtByCommits {
  /// The items that must be approved.
  var landings = Landings()
  /// The people who are listed as authors without a word of theirs.
  var listings = Listings()
  var freezes: [Freeze] = []
  /// What the whole history says; nil where it is not asked about.
  var trail: AuditTrail?
}

extension Inspection {
  /// Looks at every new commit, oldest first, each by the policy in force before it.
  ///
  /// What a later commit takes back stays in the history: the rules of safety are asked about every state of a file
  /// that is not in the newest tree.
  mutating func inspectCommits() async throws(Unreadable) -> BroughtByCommits {
    var brought = BroughtByCommits()
    brought.trail = occasion.isHistory ? AuditTrail() : nil
    guard !commits.isEmpty else { return brought }
    let portions = try await portions(
      of: CommitWork(
        inspector: inspector, inquiry: inquiry, commits: commits, policy: policy,
        passing: try PassingFolders(commits, snapshot)))
    for portion in portions { findings.append(portion.findings.all) }
    let notes = portions.flatMap(\.notes)
    for (commit, note) in zip(commits, notes) {
      brought.freezes += note.freezes
      brought.landings.note(commit, note)
      brought.trail?.note(commit, note)
    }
    brought.listings = Listings(commits, notes)
    return brought
  }

  /// How many portions there are for each worker, so that none waits long for another. Where a portion begins, the
  /// states of items before it must be read once more.
  private static let portionsPerWorker = 4

  /// Judges commits on several workers where there are many; what came of them is in the order of the commits.
  private func portions(of work: CommitWork) async throws(Unreadable) -> [CommitPortion] {
    let count = commits.count
    guard count > inspector.fewestCommits, inspector.workers > 1 else {
      return [try CommitPortion(0..<count, of: work, snapshot, governance)]
    }
    let size = max(inspector.fewestCommits, count / (inspector.workers * Self.portionsPerWorker) + 1)
    let starts = Array(stride(from: 0, to: count, by: size))
    let results = await starts.inParallel { [inspector, source, known = governance.policies] start throws(Unreadable) in
      let snapshot = try source.open()
      let governance = Governance(inspector: inspector, snapshot: snapshot, known)
      return try CommitPortion(start..<min(start + size, count), of: work, snapshot, governance)
    }
    // Where several cannot be judged, the oldest is named, as if they were judged one after the other.
    return try results.get()
  }
}

extension Finding {
  /// The finding as one of a commit that later ones follow.
  func `in`(commit: String) -> Finding {
    var location = location
    location.commit = commit
    let help = "\(message.help); do it in that commit, since history keeps what a later one takes back: git rebase -i"
    return Finding(
      rule: rule, severity: severity, location: location, message: Finding.Message(message.text, help: help))
  }
}
