import Diagnostics
import Documents
import Intake
import Signatures

/// A bare repository that is made ready to judge every push.
struct ServerPreparation {
  /// The folder, as it was named.
  let directory: String
  /// The files of the owners' keys.
  let owners: [String]
  let threshold: Int
  /// The refs to protect, in full.
  let refs: [String]
  /// Whether another trust root gives way.
  let replace: Bool

  /// Prepares it.
  func run(in session: Session) async throws -> Outcome {
    let root = try trustRoot(session)
    for ref in refs { try await checkName(ref, session.git) }
    let path = FileSystem.resolved(session.absolute(directory)) ?? session.absolute(directory)
    try await prepareRepository(path, session.git)
    let trust = "\(path)/\(TrustRoot.path)"
    let unseen = try await unseen(path, trust, by: session.git)
    let isKept = try keepsTrustRoot(trust, root)
    let (_, kept) = try HookFiles(folder: "\(path)/hooks").place([.preReceive])
    for (key, value) in ServerSettings.all {
      try await session.git.run(["config", "--local", "--replace-all", key, value], in: path)
    }
    try await session.git.run(
      ["config", "--local", "--replace-all", "dataset.program", try Self.program()], in: path)
    let recovered = try await recover(path, root)
    // Last, so that a server that is only half prepared takes no push.
    if !isKept { try FileSystem.write(Array(root.text.utf8), to: trust) }
    session.console.print(report(path, root, kept: kept, recovered: recovered, unseen: unseen))
    return .clean
  }

  /// A protected ref that nobody could push to, or a pattern, protects nothing.
  private func checkName(_ ref: String, _ git: GitProcess) async throws(Failure) {
    let isKnown = ref.hasPrefix("refs/heads/") || ref.hasPrefix("refs/tags/")
    guard isKnown, try await git.result(of: ["check-ref-format", ref]).status == 0 else {
      throw Failure(
        "`\(ref.shown())` is no ref that could be protected", help: "name one branch or tag, such as refs/heads/main")
    }
  }

  private func trustRoot(_ session: Session) throws -> TrustRoot {
    var fingerprints: [String] = []
    for file in owners {
      let text = String(decoding: try FileSystem.read(session.absolute(file)), as: UTF8.self)
      do throws(PublicKey.Fault) { fingerprints.append(try PublicKey(line: text).fingerprint) } catch {
        throw Failure(error, in: file)
      }
    }
    guard Set(fingerprints).count == fingerprints.count else {
      throw Failure("one key is named twice", help: "name each owner's key once")
    }
    guard (1...fingerprints.count).contains(threshold) else {
      throw Failure(
        "a threshold of \(threshold) is none that the owners named could meet",
        help: "it is 1 at least, and \(fingerprints.count) at most")
    }
    return TrustRoot(owners: fingerprints, threshold: threshold, protected: refs)
  }

  private func prepareRepository(_ path: String, _ git: GitProcess) async throws {
    let isNew = try !FileSystem.exists(path) || FileSystem.names(in: path).isEmpty
    if isNew {
      try FileSystem.makeDirectories(path)
      // What clones check out is protected.
      let branch = refs.first { $0.hasPrefix("refs/heads/") }?.dropFirst(11) ?? "main"
      try await git.run(["init", "--quiet", "--bare", "--initial-branch=\(branch)", path])
    }
    let facts = try await git.result(
      of: ["rev-parse", "--is-bare-repository", "--git-dir", "--show-object-format"], in: path)
    let lines = String(decoding: facts.output, as: UTF8.self).split(separator: "\n")
    guard lines.count == 3, lines[0] == "true", lines[1] == "." else {
      throw Failure(
        "\(directory) is no bare repository", help: "name a new folder, or a repository made with git init --bare")
    }
    guard lines[2] == "sha1" else {
      throw Failure(
        "\(directory) names its objects by \(lines[2]), which is not supported",
        help: "make it with git init --bare --object-format=sha1")
    }
  }

  /// Whether the trust root that is there says the same; another one is never replaced unasked.
  private func keepsTrustRoot(_ path: String, _ root: TrustRoot) throws -> Bool {
    guard FileSystem.exists(path), !replace else { return false }
    guard try FileSystem.read(path) == Array(root.text.utf8) else {
      throw Failure("\(directory) has another trust root", help: "look at \(path); to replace it, say --replace")
    }
    return true
  }

  /// The absolute path of this program, which the hook runs whatever PATH says.
  private static func program() throws(Failure) -> String {
    guard let path = FileSystem.resolved("/proc/self/exe") else { throw Failure("the program does not find itself") }
    return path
  }

  /// Makes what the server keeps of verdicts against items, where it is missing, from the refs that are there.
  ///
  /// - Returns: how many verdicts the refs hold; 0 where it is there already.
  private func recover(_ path: String, _ root: TrustRoot) async throws -> Int {
    let store = WithdrawalStore(in: path)
    guard !store.exists else { return 0 }
    let recovery = KeptVerdictRecovery(source: .at(path, searching: false), root: root, inspector: .standard())
    try store.make(of: try await recovery.verdicts())
    return try store.count()
  }

  /// What is there that nobody judged: all that a server holds that never had a trust root, and what lies on refs that
  /// it did not name.
  private func unseen(_ path: String, _ trust: String, by git: GitProcess) async throws -> String? {
    guard FileSystem.exists(trust) else {
      return try await git.line(["for-each-ref", "--count=1"], in: path) == nil ? nil : "it"
    }
    let before = Document.read(try FileSystem.read(trust), as: .yaml).document.flatMap { try? TrustRoot($0) }
    var names: [String] = []
    for ref in refs where !(before?.protected.contains(ref) ?? true) {
      if try await git.result(of: ["show-ref", "--verify", "--quiet", ref], in: path).status == 0 { names.append(ref) }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func report(_ path: String, _ root: TrustRoot, kept: [String], recovered: Int, unseen: String?) -> String {
    var lines = ["\(path) judges every push."]
    lines += root.owners.map { "Owner's key: \($0)" }
    lines.append("Protected: \(root.protected.joined(separator: ", "))")
    lines += kept.map { "The \($0) hook that was there runs first, as \($0)\(HookInstallation.suffix)." }
    if recovered > 0 {
      lines.append("Kept what its branches say against items: \(recovered) verdict\(recovered == 1 ? "" : "s").")
    }
    if let unseen {
      lines.append("Nobody judged what \(unseen) holds already: look at it with git dataset check REVISION in a clone.")
    }
    lines.append("Next: see whether it holds with git dataset server check \(directory)")
    return lines.joined(separator: "\n") + "\n"
  }
}
