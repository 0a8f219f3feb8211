import ArgumentParser
import Diagnostics

/// Writes the file by which git itself knows the people's keys.
struct PeopleAllowedSignersCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "allowed-signers", abstract: "Let git itself show whose signatures are good in this clone",
    discussion: """
      Writes the people's SSH keys to a file beside the clone's own, and sets gpg.ssh.allowedSignersFile to it in this \
      clone, so that git log --show-signature agrees with git dataset. Give the command again when people.yaml \
      changed. With --print the file is printed, and nothing is written or set.
      """)

  @Flag(name: .customLong("print"), help: "Print the file instead.") var prints = false

  private static let setting = "gpg.ssh.allowedSignersFile"

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let signers = AllowedSigners(checkout.people)
    guard !prints else {
      session.console.print(signers.text)
      return .clean
    }
    let git = session.git
    guard
      let folder = try await git.line(
        ["rev-parse", "--path-format=absolute", "--git-common-dir"], in: checkout.root)
    else { throw Failure("git does not say where the clone's own files are") }
    let path = "\(folder)/dataset/allowed_signers"
    try FileSystem.write(Array(signers.text.utf8), to: path)
    var lines = ["Wrote \(counted(signers.count, "key")) to \(path)."]
    let before = try await git.line(["config", "--type=path", "--get", Self.setting], in: checkout.root)
    if before != path {
      try await git.run(["config", "--local", Self.setting, path], in: checkout.root)
      try await git.run(["config", "--local", "--add", "dataset.set", Self.setting], in: checkout.root)
      lines.append("Set \(Self.setting) here, so that git log --show-signature knows the people.")
      if let before { lines.append("It was \(before.shown(limit: 200)).") }
    }
    if !signers.openPGPFiles.isEmpty {
      lines.append("For OpenPGP keys: gpg --import \(signers.openPGPFiles.map { $0.shown() }.joined(separator: " "))")
    }
    session.console.print(lines.joined(separator: "\n") + "\n")
    return .clean
  }
}
