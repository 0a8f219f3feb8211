package import Foundation

/// A folder of its own for real git: no configuration but the sandbox's, fixed names, dates and time zone. It goes with
/// the last reference to it.
package final class Sandbox: Sendable {
  /// The sandbox's folder; `home` lies in it, and repositories do.
  package let root: URL

  /// What a program left: its status and what it printed.
  package struct Output: Sendable {
    package let status: Int32
    package let bytes: [UInt8]
    package let errors: String

    /// The text without its last line end.
    package var text: String {
      let text = String(decoding: bytes, as: UTF8.self)
      return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    package var lines: [String] { text.isEmpty ? [] : text.components(separatedBy: "\n") }
  }

  /// A program that failed though it should not.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Throws: where the folders cannot be made.
  package init() throws {
    let name = "git-dataset-test-\(UUID().uuidString)"
    root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: name)
    try FileManager.default.createDirectory(at: root.appending(path: "home"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// A folder in the sandbox, as a path without a closing `/`.
  package func path(_ name: String) -> String { root.appending(path: name).path }

  /// The environment of every program: nothing of whoever runs the tests but where programs are.
  package func environment(_ more: [String: String] = [:]) -> [String: String] {
    let own = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": path("home"), "TZ": "UTC",
      "LC_ALL": "C.UTF-8", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "file",
      "GIT_AUTHOR_NAME": "Ada Lovelace", "GIT_AUTHOR_EMAIL": "ada@example.com",
      "GIT_AUTHOR_DATE": "2026-01-02T03:04:05+0000", "GIT_COMMITTER_NAME": "Grace Hopper",
      "GIT_COMMITTER_EMAIL": "grace@example.com", "GIT_COMMITTER_DATE": "2026-01-02T03:04:06+0000",
    ]
    return own.merging(more) { $1 }
  }

  /// Runs a program in a folder of the sandbox and waits for it.
  package func run(
    _ program: String, _ arguments: [String], in folder: String = "", input: [UInt8] = [],
    environment more: [String: String] = [:]
  ) throws -> Output {
    let files = ["in", "out", "err"].map { root.appending(path: "home/\(UUID().uuidString).\($0)") }
    defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
    try Data(input).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = root.appending(path: folder)
    process.environment = environment(more)
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus, bytes: [UInt8](try Data(contentsOf: files[1])),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// Runs git, which must succeed.
  @discardableResult
  package func git(
    _ arguments: [String], in folder: String = "repo", input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Output {
    let output = try run("git", arguments, in: folder, input: input, environment: environment)
    guard output.status == 0 else {
      throw Failure(description: "git \(arguments.joined(separator: " ")): \(output.status) \(output.errors)")
    }
    return output
  }

  /// Runs git with arguments that hold no spaces.
  @discardableResult
  package func git(_ command: String, in folder: String = "repo", input: [UInt8] = []) throws -> Output {
    try git(command.split(separator: " ").map(String.init), in: folder, input: input)
  }

  /// Makes a repository with a branch `main` and no commit.
  package func makeRepository(_ name: String = "repo", _ options: String...) throws {
    try git(["init", "-q", "-b", "main"] + options + [name], in: "")
  }

  /// Writes a file, with the folders above it.
  package func write(_ path: String, _ text: String, in folder: String = "repo") throws {
    let file = root.appending(path: "\(folder)/\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Adds everything and commits it; gives the commit's id.
  @discardableResult
  package func commit(_ message: String = "Change", in folder: String = "repo") throws -> String {
    try git("add -A", in: folder)
    try git(["commit", "-q", "--allow-empty", "-m", message], in: folder)
    return try git("rev-parse HEAD", in: folder).text
  }

  /// Stores an object whatever it holds; gives its id.
  package func store(_ kind: String, _ bytes: [UInt8], in folder: String = "repo") throws -> String {
    try git(["hash-object", "--literally", "-w", "-t", kind, "--stdin"], in: folder, input: bytes).text
  }
}
