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
    let path = "\(files.folder)/\(AttemptPlan.file(ofAttempt: plan.attempt))"
    let own = try dataset.tree.file(at: path)
    let branches = dataset.manifest.protectedRefs.compactMap { $0.hasPrefix("refs/heads/") ? $0.dropFirst(11) : nil }
    let remotes = String(decoding: try await session.git.run(["remote"], in: dataset.root), as: UTF8.self)
      .split(separator: "\n")
    let refs =
      remotes.isEmpty
      ? branches.map { "refs/heads/\($0)" }
      : remotes.flatMap { remote in branches.map { "refs/remotes/\(remote)/\($0)" } }
    let repository = try session.repository.open()
    for ref in refs {
      guard let commit = try repository.target(ofReference: ref) else { continue }
      let tree = TreeSnapshot(repository: repository, root: try repository.resolve(revision: "\(commit)^{tree}"))
      if try tree.file(at: path) == own { return }
    }
    let names = branches.map(String.init).joined(separator: " or ").shown(limit: 200)
    throw Failure(
      "the freeze of \(name) is not on \(names)\(remotes.isEmpty ? "" : " of any remote, as far as this clone knows")",
      help: "let it be pushed there, and git fetch: a secret for a freeze that can still be changed lets others choose "
        + "the sample")
  }
}
