import ArgumentParser

/// Signs the change of policy that is staged.
struct PolicySignCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign the change of policy that is staged, as a further owner of it",
    discussion: """
      Where owners_threshold asks for several owners, one of them commits the change and the others sign it before. \
      The signature is policy-signatures/DIGEST/YOU.sig, over what every path of policy held before and what it holds \
      then; it is staged with the change, and committed with it. When the change is altered, everybody signs anew.

      From clone to clone the change goes on a branch: one owner stages, signs, commits and pushes it to a branch, the \
      next takes it with git cherry-pick --no-commit BRANCH, and signs or commits it.
      """)

  func run(in session: Session) async throws -> Outcome {
    try await PolicySigning().run(in: session)
  }
}
