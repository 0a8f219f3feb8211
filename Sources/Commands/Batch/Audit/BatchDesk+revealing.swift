import Dataset
import Diagnostics
import Engine

extension BatchDesk {
  /// Reveals the person's secret for the attempt that is under way.
  ///
  /// - Returns: what to tell about it.
  /// - Throws: ``Failure`` where it is not due, or not in this clone.
  func reveal(_ session: Session) async throws -> String {
    if let closed = Obstacle.state(of: files.batch, to: .reveal) { throw Failure(closed) }
    guard let attempt = files.last, let plan = attempt.plan else { throw Refusal.noPlan(name) }
    let id = person.id
    guard !plan.isWhole else {
      throw Failure(
        "attempt \(attempt.number) at \(name) audits every item, and needs no secrets",
        help: "label them: git dataset gold label \(name)")
    }
    guard plan.drawnBy.contains(id), let digest = files.batch.commitments.digest(of: id, attempt: attempt.number)
    else {
      throw Failure(
        "\(id) has no secret for attempt \(attempt.number) at \(name)",
        help: "ask \(plan.drawnBy.filter { attempt.secrets[$0] == nil }.joined(separator: ", "))")
    }
    guard attempt.secrets[id] == nil else {
      throw Failure(
        "\(id) has revealed the secret for attempt \(attempt.number) already", help: "git push, if it is new")
    }
    try await refuseUnpublished(plan, session)
    try await refuseToReveal(beside: plan, session)
    let kept = SecretFile(of: id, on: name, in: dataset.commonDirectory)
    guard let secret = try kept.secret(for: digest) else { throw lost(kept, attempt.number) }
    let path = files.folder.attempt(attempt.number).secret(of: id)
    let commit = try await self.commit(.reveal(attempt: attempt.number), [NewFile(path, secret.file)], in: session)
    let missing = plan.drawnBy.filter { $0 != id && attempt.secrets[$0] == nil }
    let next =
      missing.isEmpty
      ? "\(plan.by) labels the sample: git dataset gold label \(name)"
      : "ask \(missing.joined(separator: ", ")) for git dataset reveal \(name)"
    return "Revealed your secret for attempt \(attempt.number) at \(name) as \(commit).\nNext: git push, then \(next)\n"
  }

  private func lost(_ file: SecretFile, _ attempt: Int) -> Failure {
    Failure(
      "the secret for attempt \(attempt) at \(name) is not in \(file.path.shown(limit: 300))",
      help: "reveal it from the clone where it was drawn, or bring the file back from your backup; if it is lost: "
        + "git dataset batch reopen \(name) --comment 'a secret is lost'")
  }
}
