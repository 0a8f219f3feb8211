import Processes

/// A program that reads, checks or makes signatures: gpg, ssh-keygen, or what a person's settings name in their place.
struct SigningProgram: Sendable {
  private let program: String
  private let directory: String?

  /// The most that it may print: no signature or listing of keys comes near it.
  private static let outputLimit = 1 << 24

  /// - Parameters:
  ///   - program: a path, or a name that is looked up on PATH.
  ///   - directory: where it runs; nil for where this process is.
  init(_ program: String, in directory: String? = nil) {
    self.program = program
    self.directory = directory
  }

  /// Runs it to its end; what it says is in English.
  ///
  /// - Parameter changes: further changes to the environment; nil takes a variable out.
  func run(
    _ arguments: [String], changing changes: [String: String?] = [:], input: [UInt8] = []
  ) throws(ChildProcess.Fault) -> ChildProcess.Result {
    let environment = ProcessEnvironment.changed(by: changes.merging(["LC_ALL": "C"]) { $1 })
    let process = ChildProcess(program, arguments, environment: environment, in: directory, limit: Self.outputLimit)
    return try process.run(input: input)
  }
}
