import Builtin
import Diagnostics
import Git

/// The hooks of one clone: put in place beside those that were there, and taken out again.
struct HookInstallation {
  /// What the hook that was there before is called; the shims run it first.
  static let suffix = ".before-git-dataset"

  private let git: GitProcess
  private let directory: String
  /// Where git looks for hooks here, an absolute path.
  let folder: String

  /// - Parameter directory: a folder in the clone.
  /// - Throws: ``Failure`` where there is no repository, or where `core.hooksPath` leads to a folder that other
  ///   repositories use too.
  init(directory: String, session: Session) async throws {
    git = session.git
    self.directory = directory
    let asking = ["rev-parse", "--path-format=absolute", "--git-path", "hooks"]
    guard let path = try await session.git.line(asking, in: directory) else {
      throw Failure("there is no git repository here", help: "go to the clone whose hooks you want")
    }
    guard try await session.git.line(["rev-parse", "--is-bare-repository"], in: directory) != "true" else {
      throw Failure(
        "this repository is bare, and these hooks are a clone's", help: "to set up a server: git dataset server init")
    }
    folder = path
    try await checkOwnership()
  }

  /// A hooks folder outside the repository belongs to other repositories as well: hooks put there would judge them too.
  private func checkOwnership() async throws {
    guard let setting = try await git.line(["config", "--type=path", "core.hooksPath"], in: directory) else { return }
    let homes = try await [
      git.line(["rev-parse", "--show-toplevel"], in: directory),
      git.line(["rev-parse", "--git-common-dir"], in: directory),
    ].compactMap { $0.map { $0.hasPrefix("/") ? $0 : "\(directory)/\($0)" } }.compactMap(FileSystem.resolved)
    let real = FileSystem.resolved(folder) ?? folder
    guard !homes.contains(where: { real == $0 || real.hasPrefix($0 + "/") }) else { return }
    // In full, since a path in a configuration that linked work trees share leads elsewhere from each of them.
    let own = "git config --local core.hooksPath \("\(homes.last ?? directory)/hooks".shellQuoted)"
    throw Failure(
      "core.hooksPath is \(setting.shown(limit: 200)), outside this repository, so its hooks serve others too",
      help: "give this clone hooks of its own (the others stop here): \(own)")
  }

  /// Puts the hooks in place and sets what keeps pushes acceptable.
  ///
  /// - Parameter saysWhatSigningLacks: whether it is said where git cannot sign here.
  /// - Returns: what was done, line by line.
  func install(saysWhatSigningLacks: Bool = true) async throws -> [String] {
    let (changed, kept) = try HookFiles(folder: folder).place(HookName.ofClone)
    var lines =
      changed.isEmpty
      ? ["The hooks are in place in \(folder)."]
      : ["Installed the hooks \(changed.joined(separator: ", ")) in \(folder)."]
    lines += kept.map { name in
      FileSystem.isExecutable("\(folder)/\(name)\(Self.suffix)")
        ? "The \(name) hook that was there runs first, as \(name)\(Self.suffix)."
        : "The \(name) hook that was there is kept as \(name)\(Self.suffix); it is not executable, so it does not run."
    }
    try await set("pull.rebase", "true", because: "so that git pull keeps the branch's own line first", lines: &lines)
    if let obstacle = try await obstacleToSigning() {
      if saysWhatSigningLacks { lines.append(obstacle) }
    } else {
      try await set("commit.gpgSign", "true", because: "so that the server takes your commits", lines: &lines)
    }
    return lines
  }

  /// Why git cannot sign here, and what to do about it; nil where it can.
  private func obstacleToSigning() async throws -> String? {
    let again = "then git dataset install again"
    do {
      guard try await SigningKeyLookup(git: git, directory: directory).signing() == nil else { return nil }
    } catch let failure as Failure {
      return "git cannot sign your commits here: \(failure.message).\n  \(failure.help), \(again)"
    }
    return "git has no key here to sign your commits with, which servers ask for.\n"
      + "  git config gpg.format ssh && git config user.signingkey ~/.ssh/id_ed25519.pub, \(again)"
  }

  private func set(_ key: String, _ value: String, because reason: String, lines: inout [String]) async throws {
    guard try await git.line(["config", "--get", key], in: directory) == nil else { return }
    try await git.run(["config", "--local", key, value], in: directory)
    try await git.run(["config", "--local", "--add", "dataset.set", key], in: directory)
    lines.append("Set \(key)=\(value) here, \(reason).")
  }

  /// Takes the hooks out, brings back those that were there, and unsets what was set.
  func uninstall() async throws -> [String] {
    let (removed, restored) = try HookFiles(folder: folder).remove(HookName.ofClone)
    var lines =
      removed.isEmpty
      ? ["No hook of git-dataset is in \(folder)."]
      : ["Removed the hooks \(removed.joined(separator: ", ")) from \(folder)."]
    lines += restored.map { "The \($0) hook that was there before is back." }
    let keys = try await git.line(["config", "--local", "--get-all", "dataset.set"], in: directory) ?? ""
    for key in Set(keys.split(separator: "\n")).sorted() {
      _ = try await git.result(of: ["config", "--local", "--unset", String(key)], in: directory)
      lines.append("Unset \(key).")
    }
    _ = try await git.result(of: ["config", "--local", "--unset-all", "dataset.set"], in: directory)
    return lines
  }
}

/// The shims of `Hooks/` as files of a hooks folder.
struct HookFiles {
  let folder: String

  /// Writes hooks; one of another hand is kept beside and run first.
  ///
  /// - Returns: the hooks that were written, and those of another hand that were kept.
  /// - Throws: ``Failure`` where a foreign hook would have to be kept twice: nothing is ever written over.
  func place(_ names: [HookName]) throws -> (changed: [String], kept: [String]) {
    var (changed, kept): ([String], [String]) = ([], [])
    for name in names {
      guard let shim = Builtin.file(at: "Hooks/\(name.rawValue)") else { continue }
      let path = "\(folder)/\(name.rawValue)"
      if FileSystem.exists(path) {
        if (try? FileSystem.read(path)) == shim.bytes, FileSystem.isExecutable(path) { continue }
        if !isOwn(path) {
          try keep(path)
          kept.append(name.rawValue)
        }
      }
      try FileSystem.write(shim.bytes, to: path, isExecutable: true)
      changed.append(name.rawValue)
    }
    return (changed, kept)
  }

  private func keep(_ path: String) throws {
    let other = path + HookInstallation.suffix
    guard !FileSystem.exists(other) else {
      throw Failure(
        "there are two foreign hooks, \(path) and \(other)", help: "make one of the two, then install again")
    }
    try FileSystem.move(path, to: other)
  }

  /// Removes our hooks and brings back those that were kept.
  ///
  /// - Returns: the hooks that were removed, and those of another hand that are back.
  func remove(_ names: [HookName]) throws -> (removed: [String], restored: [String]) {
    var (removed, restored): ([String], [String]) = ([], [])
    for name in names {
      let path = "\(folder)/\(name.rawValue)"
      guard FileSystem.exists(path), isOwn(path) else { continue }
      try FileSystem.remove(path)
      removed.append(name.rawValue)
      guard FileSystem.exists(path + HookInstallation.suffix) else { continue }
      try FileSystem.move(path + HookInstallation.suffix, to: path)
      restored.append(name.rawValue)
    }
    return (removed, restored)
  }

  /// Whether a hook is one of ours, of this version or another: it says who installed it.
  private func isOwn(_ path: String) -> Bool {
    // A link to nowhere is somebody's.
    let text = String(decoding: (try? FileSystem.read(path).prefix(400)) ?? [], as: UTF8.self)
    return text.contains("installed by `git dataset ")
  }
}
