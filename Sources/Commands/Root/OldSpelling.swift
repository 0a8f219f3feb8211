/// How commands and options were spelled before. What is typed so goes on working, and says how it is spelled now.
package struct OldSpelling: Sendable {
  /// What is run in the place of what was typed.
  package let arguments: [String]
  /// What is said about it, a line for each spelling.
  package let notes: [String]

  /// - Parameter arguments: what follows `git dataset`.
  package init(in arguments: [String]) {
    // `git dataset help COMMAND` is about the command behind it.
    let opening = arguments.first == "help" ? ["help"] : []
    var words = Array(arguments.dropFirst(opening.count))
    var notes: [String] = []
    if let found = Self.commands.first(where: { words.starts(with: $0.old) }) {
      let rest = Array(words.dropFirst(found.old.count))
      words = found.new + (found.new.first == "check" ? Self.behindDashes(rest) : rest)
      notes.append(Self.note("git dataset \(found.old.inWords)", "git dataset \(found.new.inWords)"))
    }
    for option in Self.options where words.starts(with: option.command) {
      let end = words.firstIndex(of: "--") ?? words.endIndex
      for index in words[..<end].indices {
        let parts = words[index].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == option.old else { continue }
        words[index] = ([option.new] + parts.dropFirst().map(String.init)).joined(separator: "=")
        notes.append(Self.note(option.old, option.new))
      }
    }
    self.arguments = opening + words
    self.notes = notes
  }

  /// Puts operands behind `--`, where a command takes several.
  private static func behindDashes(_ words: [String]) -> [String] {
    var (options, operands) = ([String](), [String]())
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "--" else {
        if word != "--" { operands.append(word) }
        continue
      }
      options.append(word)
      if word == "--format", let value = rest.popFirst() { options.append(value) }
    }
    return operands.count > 1 ? options + ["--"] + operands : options + operands
  }

  private static func note(_ old: String, _ new: String) -> String { "note: `\(old)` is now `\(new)`\n" }

  /// Commands that go by other words now.
  package static let commands: [(old: [String], new: [String])] = [
    (["batch", "status"], ["status"]),
    (["batch", "reveal"], ["reveal"]),
    (["review", "reveal"], ["reveal"]),
    (["review", "items"], ["review"]),
    (["review", "seal"], ["review", "--seal"]),
    (["batch", "witness"], ["batch", "secrets"]),
    (["sample"], ["batch", "sample"]),
    (["agreement"], ["batch", "agreement"]),
    (["gold", "seed"], ["gold", "plant"]),
    (["people", "retire-key"], ["people", "end-key", "--retired"]),
    (["people", "compromise-key"], ["people", "end-key", "--compromised"]),
    (["people", "check"], ["check", "--advice", "people"]),
    (["schema", "check"], ["check", "--advice"]),
    (["rubric", "lint"], ["check", "--advice"]),
  ]

  /// Options that go by another name now, of the commands as they are spelled now.
  package static let options: [(command: [String], old: String, new: String)] = [
    (["adjudicate"], "--reason", "--comment"),
    (["batch", "reopen"], "--reason", "--comment"),
    (["rubric", "calibrate"], "--notes", "--comment"),
    (["people", "end-key"], "--note", "--comment"),
  ]
}

extension [String] {
  fileprivate var inWords: String { joined(separator: " ") }
}
