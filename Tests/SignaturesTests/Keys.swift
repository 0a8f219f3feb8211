import Foundation
import Support
import Testing

/// The keys of ssh-keygen that signatures are tested with, and the files around them.
struct Keys {
  let sandbox: Sandbox

  /// What `ssh-keygen -t` and `-b` take.
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]

    var testDescription: String { name }
  }

  static let kinds: [Kind] = [
    Kind(name: "ed25519", arguments: ["-t", "ed25519"]),
    Kind(name: "ecdsa-256", arguments: ["-t", "ecdsa", "-b", "256"]),
    Kind(name: "ecdsa-384", arguments: ["-t", "ecdsa", "-b", "384"]),
    Kind(name: "ecdsa-521", arguments: ["-t", "ecdsa", "-b", "521"]),
    Kind(name: "rsa-3072", arguments: ["-t", "rsa", "-b", "3072"]),
  ]

  init() throws { sandbox = try Sandbox() }

  /// Makes a key; gives the path of its private half.
  @discardableResult
  func make(_ name: String, _ arguments: [String] = ["-t", "ed25519"]) throws -> String {
    let path = sandbox.path(name)
    try must("ssh-keygen", ["-q", "-N", "", "-C", name, "-f", path] + arguments)
    return path
  }

  func publicLine(_ name: String) throws -> String {
    try String(contentsOfFile: sandbox.path("\(name).pub"), encoding: .utf8)
  }

  /// The armoured signature that ssh-keygen makes.
  func sign(_ message: [UInt8], with name: String, namespace: String = "git", _ more: [String] = []) throws -> [UInt8] {
    try must(
      "ssh-keygen", ["-Y", "sign", "-f", sandbox.path(name), "-n", namespace] + more, input: message
    ).bytes
  }

  /// Whether ssh-keygen takes a signature for one of the key.
  func verify(
    _ message: [UInt8], _ signature: [UInt8], line: String, namespace: String = "git"
  ) throws -> Bool {
    try Data("ada \(line)".utf8).write(to: sandbox.root.appending(path: "allowed"))
    try Data(signature).write(to: sandbox.root.appending(path: "signature"))
    let arguments = [
      "-Y", "verify", "-f", sandbox.path("allowed"), "-I", "ada", "-n", namespace, "-s", sandbox.path("signature"),
    ]
    return try sandbox.run("ssh-keygen", arguments, input: message).status == 0
  }

  @discardableResult
  func must(
    _ program: String, _ arguments: [String], in folder: String = "", input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws -> Sandbox.Output {
    let output = try sandbox.run(program, arguments, in: folder, input: input, environment: environment)
    guard output.status == 0 else {
      throw ProgramFailure(description: "\(program) \(arguments): \(output.status) \(output.errors)")
    }
    return output
  }
}

/// A program that failed though it should not.
struct ProgramFailure: Error, CustomStringConvertible {
  let description: String
}
