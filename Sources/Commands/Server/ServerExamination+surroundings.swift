import Diagnostics
import Documents
import Intake

/// What lies around the hook: refs that nothing protects, and files that anybody may change.
extension ServerExamination {
  /// The trust root; nil where it is missing or damaged, which is found elsewhere.
  private var root: TrustRoot? {
    guard let bytes = try? FileSystem.read("\(path)/\(TrustRoot.path)") else { return nil }
    return Document.read(bytes, as: .yaml).document.flatMap { try? TrustRoot($0) }
  }

  /// The branch that is checked out in every clone, and the refs of which a manifest says that they are protected.
  func refs() throws -> [Result] {
    guard let root else { return [] }
    let open = try UnprotectedRefs(root, in: .at(path, searching: false))
    let head = root.protected.first { $0.hasPrefix("refs/heads/") }.map { "git symbolic-ref HEAD \($0.shown())" }
    var fault: String?
    if let name = open.head, !open.isHeadProtected {
      let other = head.map { "; or \($0)" } ?? ""
      fault = "is \(name.shown()), which the trust root does not protect: \(Self.protecting([name]))\(other)"
    } else if !open.isHeadProtected {
      fault = "is none but a commit\(head.map { ": \($0)" } ?? "")"
    }
    let named =
      open.named.isEmpty
      ? nil : "are not all the trust root's (\(Self.listed(open.named))): \(Self.protecting(open.named))"
    return [
      Result(subject: "the branch that HEAD names", fault: fault),
      Result(subject: "the refs that manifests protect", fault: named),
    ]
  }

  private static func protecting(_ names: [String]) -> String {
    let options = names.prefix(listLength).map { " --protect \($0.shown())" }.joined()
    return "git dataset server init --replace, with --owner and --protect as before, and\(options)"
  }

  /// Whoever may write in the repository, its program or a folder above them needs no push.
  func writing() async throws -> Result {
    var paths = try Self.writable(in: path, "")
    let program = try await git.line(["config", "--local", "dataset.program"], in: path).flatMap(FileSystem.resolved)
    if let program, FileSystem.isWorldWritable(program) { paths.append(program) }
    for file in [path, program].compactMap({ $0 }) {
      var folder = file[...]
      while let stroke = folder.lastIndex(of: "/") {
        folder = folder[..<stroke]
        let name = folder.isEmpty ? "/" : String(folder)
        if FileSystem.isWorldWritable(name, sparingSticky: true), !paths.contains(name) { paths.append(name) }
      }
    }
    let fault = paths.isEmpty ? nil : "includes \(Self.listed(paths)): chmod o-w"
    return Result(subject: "what every account of the machine may write", fault: fault)
  }

  /// The paths in a folder that everybody may write, from the repository's. A loose object is what its name says.
  private static func writable(in repository: String, _ folder: String) throws -> [String] {
    let own = folder.isEmpty ? repository : "\(repository)/\(folder)"
    var found = FileSystem.isWorldWritable(own) ? [folder.isEmpty ? "." : folder] : []
    let parts = folder.split(separator: "/")
    if parts.count == 2, parts[0] == "objects", parts[1].utf8.count == 2 { return found }
    for name in try FileSystem.names(in: own) {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      if FileSystem.isFolderItself("\(repository)/\(path)") {
        found += try writable(in: repository, path)
      } else if FileSystem.isWorldWritable("\(repository)/\(path)") {
        found.append(path)
      }
    }
    return found
  }

  private static let listLength = 5

  private static func listed(_ names: [String]) -> String {
    let more = names.count - listLength
    return names.prefix(listLength).map { $0.shown() }.joined(separator: ", ") + andMore(more)
  }
}

/// git's own settings of a server's repository, each closing a gap that no hook can close.
enum ServerSettings {
  /// Keys and values, in the order in which they are written.
  static let all: [(key: String, value: String)] = [
    // Malformed objects are refused before any hook runs.
    ("receive.fsckObjects", "true"),
    ("transfer.fsckObjects", "true"),
    // git deletes a ref whose claimed old value does not exist, without a hook seeing the real one.
    ("receive.denyDeletes", "true"),
    ("receive.denyNonFastForwards", "true"),
    ("receive.denyCurrentBranch", "refuse"),
    ("receive.denyDeleteCurrent", "refuse"),
    // A shortened history cannot be judged.
    ("receive.shallowUpdate", "false"),
    ("receive.advertisePushOptions", "false"),
    // A push that would fill the disk ends early: 2 GiB.
    ("receive.maxInputSize", "2147483648"),
    // What was accepted survives a power cut.
    ("core.fsync", "all"),
    ("core.logAllRefUpdates", "always"),
    // The hooks of this repository, whatever the system's or the user's configuration says.
    ("core.hooksPath", "hooks"),
  ]
}
