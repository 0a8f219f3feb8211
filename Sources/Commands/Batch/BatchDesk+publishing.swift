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
