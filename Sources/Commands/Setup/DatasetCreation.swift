import Dataset
import Diagnostics

/// A dataset repository that is made in a folder of its own.
struct DatasetCreation {
  /// The folder, as it was named.
  let name: String
  /// Whether all types that ship were asked for.
  let isOfAll: Bool
  /// The types of the streams to take, each once.
  let types: [String]
  /// Whether every stream begins with a batch of example items.
  let examples: Bool

  /// Makes it; what went wrong leaves nothing behind.
  func run(in session: Session) async throws -> Outcome {
    let root = session.absolute(name)
    let label = try label()
    try await checkTarget(root, session)
    let found = FileSystem.exists(root) ? try FileSystem.names(in: root) : nil
    do { session.console.print(try await make(label, in: root, session)) } catch {
      // Who mends what was wrong starts anew.
      Self.clear(root, but: found)
      throw error
    }
    return .clean
  }

  /// Makes the dataset in a folder that has nothing of its own.
  ///
  /// - Returns: what to tell about it.
  private func make(_ label: String, in root: String, _ session: Session) async throws -> String {
    try FileSystem.makeDirectories(root)
    let git = session.git
    try await git.run(["init", "--quiet", "--initial-branch=main", root])
    let owner = try await OwnerIdentity.current(git, directory: root)
    let dataset = NewDataset(name: label, id: NewDataset.randomID(), types: types)
    let people = owner.peopleFile(streams: dataset.types, roles: examples ? Role.allCases : [])
    let isSigned = !owner.key.isEmpty
    try await commit(
      dataset.policy(people: people) + owner.files, "Start the dataset \(label)", isSigned: isSigned, root: root,
      by: git)
    if examples {
      let files = dataset.examples(by: owner.id)
      let message = "Add example items\n\n" + dataset.rubrics.map { "Rubric: \($0)\n" }.joined()
      try await commit(files, message, isSigned: isSigned, root: root, by: git)
    }
    let installation = try await HookInstallation(directory: root, session: session)
    // Without a key the report itself says what to do, which is more than to set one.
    return report(
      root, dataset, owner: owner, installed: try await installation.install(saysWhatSigningLacks: isSigned))
  }

  /// Takes away what a failed run left in its folder.
  ///
  /// - Parameter found: the names that were there before; nil where there was no folder.
  private static func clear(_ root: String, but found: [String]?) {
    guard let found else { return FileSystem.removeTree(root) }
    for name in (try? FileSystem.names(in: root)) ?? [] where !found.contains(name) {
      let path = "\(root)/\(name)"
      if FileSystem.isDirectory(path) { FileSystem.removeTree(path) } else { try? FileSystem.remove(path) }
    }
  }

  /// The name in the manifest: the last part of the path.
  private func label() throws -> String {
    let label = name.split(separator: "/").last.map(String.init) ?? ""
    guard label != ".", label != "..", let first = label.unicodeScalars.first, first.isASCII,
      label.utf8.allSatisfy({
        Character(Unicode.Scalar($0)).isLetter && $0 < 0x80 || (0x30...0x39).contains($0) || ". _-".utf8.contains($0)
      }),
      Character(first).isLetter || Character(first).isNumber
    else {
      throw Failure("`\(name.shown())` is no name for a dataset", help: "use letters, digits, `.`, `_` and `-`")
    }
    return label
  }

  /// Nothing that exists is written over: the folder is new, or empty but for a repository without commits.
  private func checkTarget(_ root: String, _ session: Session) async throws {
    guard FileSystem.exists(root) else { return }
    guard FileSystem.isDirectory(root) else { throw Failure("\(name) is a file", help: "choose another name") }
    let names = try FileSystem.names(in: root).filter { $0 != ".git" }
    let hasCommits = try await session.git.line(["rev-parse", "--verify", "--quiet", "HEAD"], in: root) != nil
    let isRepository = FileSystem.exists("\(root)/.git")
    guard names.isEmpty, !(isRepository && hasCommits) else {
      throw Failure(
        "\(name) exists and is not empty",
        help: "a dataset's first commit holds its policy alone: choose a new name, then import what you have")
    }
  }

  private func commit(_ files: [NewFile], _ message: String, isSigned: Bool, root: String, by git: GitProcess)
    async throws
  {
    for file in files { try FileSystem.write(file.bytes, to: "\(root)/\(file.path)") }
    let list = files.map(\.path).joined(separator: "\0")
    try await git.run(["add", "--pathspec-from-file=-", "--pathspec-file-nul"], in: root, input: Array(list.utf8))
    let signing = isSigned ? ["--gpg-sign"] : ["--no-gpg-sign"]
    // The hooks are not installed yet; hooks of other tools have no say about a dataset that is only being made.
    try await git.run(["commit", "--quiet", "--no-verify", "--file=-"] + signing, in: root, input: Array(message.utf8))
  }

  /// The command as it was given.
  private var invocation: String {
    let chosen = isOfAll ? ["--all"] : types.map { "--stream \($0)" }
    return (["git dataset init", name.shellQuoted] + chosen + (examples ? ["--examples"] : [])).joined(separator: " ")
  }

  private func report(_ root: String, _ dataset: NewDataset, owner: OwnerIdentity, installed: [String]) -> String {
    let streams = dataset.types.count == 1 ? "1 stream" : "\(dataset.types.count) streams"
    var lines = ["The dataset \(dataset.name) is in \(root): \(streams), owner \(owner.id)."]
    lines += installed
    if owner.key.isEmpty {
      lines += [
        "You have no signing key in git, so nothing is signed, and a server will refuse it.",
        "Make a key, then start again:",
        "  ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519",
        "  git config --global gpg.format ssh && git config --global user.signingkey ~/.ssh/id_ed25519.pub",
        "  rm -rf \(name.shellQuoted) && \(invocation)",
      ]
    }
    let next = examples ? "git dataset check" : "git dataset batch open \(dataset.types[0])/BATCH"
    return (lines + ["Next: cd \(name.shellQuoted) && \(next)"]).joined(separator: "\n") + "\n"
  }
}
