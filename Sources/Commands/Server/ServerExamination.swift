import Builtin
import Diagnostics
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
    var results = [try hook(), try await program(), trustRoot(), withdrawals()]
    results += try await settings()
    results.append(try await overlooking())
    results.append(try await proceeding())
    results += try refs()
    results.append(try await writing())
    return results
  }

  private func hook() throws -> Result {
    let subject = "the pre-receive hook"
    let file = "\(path)/hooks/pre-receive"
    guard FileSystem.exists(file) else { return Result(subject: subject, fault: "is missing: \(Self.again)") }
    guard FileSystem.isExecutable(file) else {
      return Result(subject: subject, fault: "is no file that git can run: \(Self.again)")
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

  private func withdrawals() -> Result {
    let subject = "what is kept of verdicts against items"
    do throws(Failure) {
      _ = try WithdrawalStore(in: path).count()
      return Result(subject: subject, fault: nil)
    } catch {
      let isThere = WithdrawalStore(in: path).exists
      return Result(subject: subject, fault: isThere ? "is wrong: \(error.message)" : "is missing: \(Self.again)")
    }
  }

  private func settings() async throws -> [Result] {
    var results: [Result] = []
    for (key, value) in ServerSettings.all {
      // As git sees it, so that a value from elsewhere that wins is noticed.
      let actual = try await git.line(["config"] + Self.type(of: value) + ["--get", key], in: path)
      let written = try await git.line(["config", "--get", key], in: path) ?? "not set"
      let fault =
        actual == value
        ? nil : "is \(written.shown()), and should be \(value): git config --replace-all \(key) \(value)"
      results.append(Result(subject: key, fault: fault))
    }
    return results
  }

  /// How git is told to read a value, so that `yes` is true and `2g` is a number.
  private static func type(of value: String) -> [String] {
    if value == "true" || value == "false" { return ["--type=bool"] }
    return Int(value) == nil ? [] : ["--type=int"]
  }

  /// Settings by which git would overlook what it finds in objects that arrive.
  private func overlooking() async throws -> Result {
    let keys = try await git.line(["config", "--name-only", "--get-regexp", #"^receive\.fsck\."#], in: path)
    return Result(
      subject: "what git finds in objects",
      fault: keys.map { "is overlooked by \($0.split(separator: "\n").joined(separator: ", ").shown()): unset that" })
  }

  /// `proc-receive` runs after the verdict and may move other refs than those that were judged.
  private func proceeding() async throws -> Result {
    let refs = try await git.line(["config", "--get-all", "receive.procReceiveRefs"], in: path)
    let isThere = refs != nil || FileSystem.exists("\(path)/hooks/proc-receive")
    return Result(
      subject: "the hooks that run after the verdict",
      fault: isThere
        ? "include proc-receive, which may move refs that nobody judged: take it and receive.procReceiveRefs out" : nil)
  }

  private static let again = "git dataset server init --owner KEY.pub"
}
