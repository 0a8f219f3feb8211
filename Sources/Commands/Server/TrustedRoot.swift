/// The first commit that a clone trusts, as its own configuration has it.
enum TrustedRoot {
  /// Where git keeps it.
  static let key = "dataset.trust"

  /// What to do to find it.
  static let finding =
    "ask an owner what `git rev-list --max-parents=0 --first-parent HEAD` says, then git dataset trust ID"

  /// The full id that is pinned.
  ///
  /// - Throws: ``Failure`` where none is.
  static func pinned(in session: Session) async throws(Failure) -> String {
    guard let id = try await session.git.line(["config", "--local", key]), id.utf8.count == 40 else {
      throw Failure("this clone trusts no first commit yet, so there is nothing to start from", help: finding)
    }
    return id
  }
}
