import Foundation

/// Runs a scenario's commands in one shell, in a folder of its own with nothing of the user's around.
struct Shell {
  /// What one command printed, both streams as they came, and `[N]` for a status other than 0.
  typealias Output = [String]

  let program: URL
  /// The folder of functions that scenarios start from.
  let library: URL

  private static let mark = "@@step"

  func run(_ scenario: Scenario) throws -> [Output] {
    let sandbox = FileManager.default.temporaryDirectory.appending(
      path: "git-dataset-\(UUID().uuidString.prefix(8).lowercased())")
    let bin = sandbox.appending(path: "bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: sandbox.appending(path: "home"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: bin.appending(path: "git-dataset"), withDestinationURL: program)
    defer { try? FileManager.default.removeItem(at: sandbox) }
    let text = try output(of: script(scenario), in: sandbox)
    return split(text, count: scenario.steps.count).map { normalised($0, sandbox) }
  }

  private func script(_ scenario: Scenario) -> String {
    // A command runs in braces, not in a subshell, so that `cd` and variables last.
    let steps = scenario.steps.map { step in
      "{\n\(step.command)\n} </dev/null\nprintf '\\n%s %s\\n' '\(Self.mark)' \"$?\"\n"
    }
    let rooms = "for room in '\(library.path)'/*.sh; do . \"$room\"; done\n"
    return rooms + "cd \"$SANDBOX\"\nprintf '\\n%s 0\\n' '\(Self.mark)'\n" + steps.joined() + "finish_scenario\n"
  }

  private func output(of script: String, in sandbox: URL) throws -> String {
    let file = sandbox.appending(path: "scenario.sh")
    try script.write(to: file, atomically: true, encoding: .utf8)
    let log = sandbox.appending(path: "output")
    try Data().write(to: log)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [file.path]
    process.environment = [
      "PATH": "\(sandbox.path)/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "HOME": "\(sandbox.path)/home", "SANDBOX": sandbox.path, "LC_ALL": "C.UTF-8", "TZ": "UTC", "TMPDIR": sandbox.path,
      "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
      "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
      "ROOT": Places.root.path,
      "GIT_DATASET_LONG": ProcessInfo.processInfo.environment["GIT_DATASET_LONG"] ?? "",
      "CORPORA": ProcessInfo.processInfo.environment["GIT_DATASET_CORPORA"] ?? Places.corpora.path,
    ]
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: log), as: UTF8.self)
  }

  /// The output of each step; a step that the shell never came to says so.
  private func split(_ text: String, count: Int) -> [Output] {
    var outputs: [Output] = []
    var current: Output = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard line.hasPrefix(Self.mark + " ") else {
        current.append(line)
        continue
      }
      // The line end before the mark is the runner's own.
      if current.last == "" { current.removeLast() }
      if current.last == "" { current.removeLast() }
      let status = line.dropFirst(Self.mark.count + 1)
      outputs.append(status == "0" ? current : current + ["[\(status)]"])
      current = []
    }
    outputs.removeFirst(min(1, outputs.count))
    return outputs + [Output](repeating: ["(never run)"] + current, count: max(0, count - outputs.count))
  }

  /// What differs from run to run, by a name: paths, object ids, keys, ports, terminal clean-up that git adds to remote
  /// lines.
  private func normalised(_ output: Output, _ sandbox: URL) -> Output {
    output.map { line in
      var line = line.replacingOccurrences(of: sandbox.path, with: "SANDBOX")
        .replacingOccurrences(of: "\u{1B}[K", with: "")
      line.replace(/\b[0-9a-f]{40}\b/, with: "<id>")
      line.replace(/SHA256:[A-Za-z0-9+\/]{43}/, with: "SHA256:…")
      line.replace(/\b(?!ed25519)[0-9a-f]{7,12}\b(?=[ .:\]~…]|, |$)(?! bytes)/, with: "<id>")
      line.replace(/(127\.0\.0\.1|localhost):\d+/, with: "<host>")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
