import Diagnostics
import Intake
import Processes

/// A bad push to a scratch repository with a server's own configuration: proof that the server refuses, not only that
/// it looks as if it did.
struct CanaryPush {
  /// The server's repository.
  let path: String
  let git: GitProcess

  /// What the hook says when it refuses the canary, whatever else is wrong with the server's policy.
  private static let mark = "canary/symlink"

  /// - Returns: why the server cannot be relied on; nil where the canary was refused for what is wrong with it.
  func fault() async throws -> String? {
    let scratch = try FileSystem.makeTemporaryFolder()
    defer { scratch.remove() }
    let server = "\(scratch.path)/server.git"
    try await copyConfiguration(to: server)
    let clone = "\(scratch.path)/clone"
    try await makeCanary(in: clone)
    let push = try await git.result(
      of: ["push", server, "HEAD:refs/heads/main"], in: clone, changing: Self.environment)
    guard push.status != 0 else { return "took a symbolic link from nobody: the hook does not judge" }
    guard try await git.line(["rev-parse", "--verify", "--quiet", "refs/heads/main"], in: server) == nil else {
      return "refused the canary, but the ref moved"
    }
    guard push.complaint.contains(Self.mark) else {
      return "refused the canary, but not for what is wrong with it: \(Self.words(of: push.complaint))"
    }
    return nil
  }

  /// What a server said, or else git, as one line.
  private static func words(of complaint: String) -> String {
    let lines = complaint.split(separator: "\n").map(String.init)
    let remote = lines.filter { $0.hasPrefix("remote: ") }.map { String($0.dropFirst(8)) }
    let own = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix(" ! ") }
    let said = (remote.isEmpty ? [own ?? "git gives no reason"] : remote).map { line in
      String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return said.joined(separator: "; ").shown(limit: 300)
  }

  /// A bare repository with the server's configuration, hooks and trust root, and none of its objects.
  private func copyConfiguration(to server: String) async throws {
    try await git.run(["init", "--quiet", "--bare", "--initial-branch=main", server])
    try FileSystem.write(try FileSystem.read("\(path)/config"), to: "\(server)/config")
    for name in try FileSystem.names(in: "\(server)/hooks") { try FileSystem.remove("\(server)/hooks/\(name)") }
    for name in (try? FileSystem.names(in: "\(path)/hooks")) ?? [] where !name.hasSuffix(".sample") {
      let file = "\(path)/hooks/\(name)"
      if FileSystem.isDirectory(file) { try FileSystem.makeDirectories("\(server)/hooks/\(name)") }
      // What cannot be read is nothing that git could run.
      guard !FileSystem.isDirectory(file), let bytes = try? FileSystem.read(file) else { continue }
      try FileSystem.write(
        bytes, to: "\(server)/hooks/\(name)", isExecutable: FileSystem.isExecutable(file))
    }
    let trust = "\(path)/\(TrustRoot.path)"
    if let bytes = try? FileSystem.read(trust) { try FileSystem.write(bytes, to: "\(server)/\(TrustRoot.path)") }
  }

  /// A commit whose one file is a symbolic link that leads out of the repository.
  private func makeCanary(in clone: String) async throws {
    try await git.run(["init", "--quiet", "--initial-branch=main", clone])
    try await git.run(["config", "core.hooksPath", "/dev/null"], in: clone)
    let link = try await git.run(["hash-object", "-w", "--stdin"], in: clone, input: Array("/etc/passwd".utf8))
    let id = String(decoding: link.dropLast(), as: UTF8.self)
    let manifest = try await git.run(["hash-object", "-w", "--stdin"], in: clone, input: Array(Self.manifest.utf8))
    let manifestID = String(decoding: manifest.dropLast(), as: UTF8.self)
    try await git.run(["update-index", "--add", "--cacheinfo", "120000,\(id),\(Self.mark)"], in: clone)
    try await git.run(["update-index", "--add", "--cacheinfo", "100644,\(manifestID),dataset.yaml"], in: clone)
    try await git.run(
      [
        "-c", "user.name=canary", "-c", "user.email=canary@localhost", "commit", "--quiet", "--no-gpg-sign",
        "--no-verify", "-m", "Canary",
      ],
      in: clone)
  }

  private static let manifest = """
    format: 1
    id: 00000000-0000-4000-8000-000000000000
    name: canary
    license: CC0-1.0
    purpose: training
    streams:
      canary: {rubric: 1.0.0}

    """

  /// The push is the examiner's own: nothing of a push or hook around it may lead it elsewhere.
  private static let environment: [String: String?] = [
    "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_OBJECT_DIRECTORY": nil,
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_QUARANTINE_PATH": nil, "GIT_DATASET": "0",
  ]
}
