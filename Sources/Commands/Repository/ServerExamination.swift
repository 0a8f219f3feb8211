import Builtin
import Documents
import Intake

/// Looks at a server's repository for everything that would let a bad push through.
struct ServerExamination {
  let path: String
  let git: GitProcess

  /// One thing that was looked at.
  struct Result: Sendable {
    let subject: String
    /// What is wrong, with what to do; nil where it is as it should be.
    let fault: String?
  }

  func results() async throws -> [Result] {
    var results = [try hook(), try await program(), trustRoot()]
    results += try await settings()
    results.append(proceeding())
    return results
  }

  private func hook() throws -> Result {
    let subject = "the pre-receive hook"
    let file = "\(path)/hooks/pre-receive"
    guard FileSystem.exists(file) else { return Result(subject: subject, fault: "is missing: \(Self.again)") }
    guard FileSystem.isExecutable(file) else {
      return Result(subject: subject, fault: "is no file that git can run: chmod +x \(file)")
    }
    guard try FileSystem.read(file) == Builtin.file(at: "Hooks/pre-receive")?.bytes else {
      return Result(subject: subject, fault: "is another than this version installs: \(Self.again)")
    }
    return Result(subject: subject, fault: nil)
  }

  private func program() async throws -> Result {
    let subject = "the program that the hook runs"
    guard let program = try await git.line(["config", "--local", "dataset.program"], in: path) else {
      return Result(subject: subject, fault: "is not named in the configuration: \(Self.again)")
    }
    guard FileSystem.isExecutable(program) else {
      return Result(subject: subject, fault: "is gone from \(program): \(Self.again)")
    }
    return Result(subject: subject, fault: nil)
  }

  private func trustRoot() -> Result {
    let subject = "the trust root"
    let file = "\(path)/\(TrustRoot.path)"
    guard FileSystem.exists(file) else { return Result(subject: subject, fault: "is missing: \(Self.again)") }
    guard let bytes = try? FileSystem.read(file), let document = Document.read(bytes, as: .yaml).document,
      (try? TrustRoot(document)) != nil
    else { return Result(subject: subject, fault: "is damaged: \(Self.again) --replace") }
    return Result(subject: subject, fault: nil)
  }

  private func settings() async throws -> [Result] {
    var results: [Result] = []
    for (key, value) in ServerSettings.all {
      // As git sees it, so that a value from elsewhere that wins is noticed.
      let actual = try await git.line(["config", "--get", key], in: path)
      let fault =
        actual == value ? nil : "is \(actual ?? "not set"), and should be \(value): git config \(key) \(value)"
      results.append(Result(subject: key, fault: fault))
    }
    return results
  }

  /// `proc-receive` runs after the verdict and may move other refs than those that were judged.
  private func proceeding() -> Result {
    let isThere = FileSystem.exists("\(path)/hooks/proc-receive")
    return Result(
      subject: "hooks that run after the verdict",
      fault: isThere ? "include proc-receive, which may move refs that nobody judged: take it out" : nil)
  }

  private static let again = "git dataset server init --owner KEY.pub"
}
