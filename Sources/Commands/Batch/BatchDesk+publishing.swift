import Dataset
import Diagnostics
import Engine
import Git
import Intake

extension BatchDesk {
  /// A secret that is revealed for a freeze which can still become another one would let whoever freezes choose the
  /// sample: what a protected branch has stays.
  ///
  /// - Throws: ``Failure`` where no protected branch has the plan, at a remote where there is one.
  func refuseUnpublished(_ plan: AttemptPlan, _ session: Session) async throws {
    let path = files.folder.attempt(plan.attempt).plan
    let own = try dataset.tree.file(at: path)
    let known = try await protectedBranches(session)
    let repository = try session.repository.open()
    for ref in known.hasRemotes ? known.remote : known.local {
      guard let commit = try repository.target(ofReference: ref) else { continue }
      let tree = TreeSnapshot(repository: repository, root: try repository.resolve(revision: "\(commit)^{tree}"))
      if try tree.file(at: path) == own { return }
    }
    let names = known.local.map { String($0.dropFirst(11)) }.joined(separator: " or ").shown(limit: 200)
    throw Failure(
      "the freeze of \(name) is not on \(names)\(known.hasRemotes ? " of any remote, as far as this clone knows" : "")",
      help: "let it be pushed there, and git fetch: a secret for a freeze that can still be changed lets others choose "
        + "the sample")
  }
}

extension BatchDesk {
  /// - Throws: ``Failure`` where another protected branch that the clone knows of draws with the secrets of the plan,
  /// or they were revealed there: then what is frozen here could be chosen by its sample.
  func refuseToFreeze(beside plan: AttemptPlan, _ session: Session) async throws {
    guard let rival = try await rival(of: plan, session) else { return }
    throw Failure(
      "\(rival.words(name)) (batch/shared-secret)",
      help: "audit the batch on one branch alone, or every item here: git dataset batch freeze \(name) --whole")
  }

  /// - Throws: ``Failure`` where their own secret for a plan would give the sample of another protected branch away, or
  /// was revealed there.
  func refuseToReveal(beside plan: AttemptPlan, _ session: Session) async throws {
    guard let rival = try await rival(of: plan, session), rival.people.contains(person.id) else { return }
    let here = "git dataset batch reopen \(name) --comment 'it is audited on \(rival.ref)'"
    guard !rival.revealed.contains(person.id) else {
      throw Failure(
        "your secret was revealed for another sample of \(name) on \(rival.ref), in attempt \(rival.attempt), so what "
          + "is frozen here could be chosen by it",
        help: "audit the batch there alone, and give the attempt up here: \(here)")
    }
    throw Failure(
      "your secret also draws another sample of \(name) on \(rival.ref), in attempt \(rival.attempt), and would give "
        + "it away",
      help: "audit the batch on one branch alone: give the attempt up on one of them, let that be pushed, and git "
        + "fetch. Here: \(here)")
  }

  private func rival(of plan: AttemptPlan, _ session: Session) async throws -> RivalFreeze? {
    guard !plan.isWhole else { return nil }
    return try files.rival(of: plan, on: try await siblings(session), dataset.tree)
  }

  /// The protected branches that the clone knows of, its own ones and those of its remotes.
  private func siblings(_ session: Session) async throws -> [SiblingRef] {
    let repository = try session.repository.open()
    let known = try await protectedBranches(session)
    var siblings: [SiblingRef] = []
    for ref in known.local + known.remote {
      guard let commit = try repository.target(ofReference: ref) else { continue }
      let tree = try repository.resolve(revision: "\(commit)^{tree}")
      siblings.append(SiblingRef(name: ref, source: TreeSource(repository: session.repository, root: tree)))
    }
    return siblings
  }

  /// The refs of the branches that the manifest protects, in this clone and as it knows them of its remotes, whether
  /// they are there or not.
  func protectedBranches(_ session: Session) async throws -> (local: [String], remote: [String], hasRemotes: Bool) {
    let branches = dataset.manifest.protectedRefs.compactMap { $0.hasPrefix("refs/heads/") ? $0.dropFirst(11) : nil }
    let remotes = String(decoding: try await session.git.run(["remote"], in: dataset.root), as: UTF8.self)
      .split(separator: "\n")
    return (
      local: branches.map { "refs/heads/\($0)" },
      remote: remotes.flatMap { remote in branches.map { "refs/remotes/\(remote)/\($0)" } },
      hasRemotes: !remotes.isEmpty
    )
  }
}
