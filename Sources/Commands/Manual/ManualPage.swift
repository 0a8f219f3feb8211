/// The manual page of one command, in man(7).
package struct ManualPage: Sendable {
  /// What `git help` and `man` call it: `git-dataset-rubric-show`.
  package let name: String
  package let text: String

  /// Where it is installed, below `share/man/man1`.
  package var fileName: String { "\(name).1" }

  /// The pages of a command and of everything below it, and for each subcommand the name that git looks up.
  ///
  /// `git help dataset-check` opens `gitdataset-check`: git puts its name in front of what is no command of its own.
  ///
  /// - Parameters:
  ///   - version: the program's version, such as `0.1.0`.
  ///   - date: the day of that version, `2026-11-24`.
  package static func all(of command: CommandDescription, version: String, date: String) -> [ManualPage] {
    let pages = pages(command, under: nil, version: version, date: date)
    return pages
      + pages.dropFirst().map { page in
        ManualPage(name: "git\(page.name.dropFirst(4))", text: ".so man1/\(page.fileName)\n")
      }
  }

  private static func pages(
    _ command: CommandDescription, under parent: CommandDescription?, version: String, date: String
  ) -> [ManualPage] {
    let name = command.words.joined(separator: "-")
    var page = Roff(
      title: name, section: 1, date: date, source: "git-dataset \(version)", manual: "Git Dataset Manual")
    page.section("NAME")
    page.paragraph("\(name) - \(command.abstract)")
    page.section("SYNOPSIS")
    for line in command.synopsis { page.paragraph(line) }
    page.describe(command)
    page.conventions()
    page.section("SEE ALSO")
    page.references(command.relatives(parent))
    let below = command.subcommands.flatMap { pages($0, under: command, version: version, date: date) }
    return [ManualPage(name: name, text: page.text)] + below
  }
}

extension CommandDescription {
  /// One line for each way to call the command: the words, and what follows them.
  fileprivate var synopsis: [String] {
    let called = "`\(words.joined(separator: " "))`"
    let options = options.map(\.usage)
    guard subcommands.isEmpty else {
      return ["\(called) <command> [<arguments>...]", ([called] + options).joined(separator: " ")]
    }
    return [([called] + options + operands.map(\.usage)).joined(separator: " ")]
  }

  /// Pages that a reader may want next: what is above, beside and below; on the overview also git's own.
  fileprivate func relatives(_ parent: CommandDescription?) -> [(name: String, section: Int)] {
    var pages: [[String]] = []
    if words.count > 2 { pages.append(Array(words.prefix(2))) }
    if let parent, parent.words.count > 2 { pages += [parent.words] + parent.visibleSubcommands.map(\.words) }
    pages += visibleSubcommands.map(\.words)
    let own = pages.filter { $0 != words }.map { (name: $0.joined(separator: "-"), section: 1) }
    return own + (parent == nil ? [("git", 1), ("githooks", 5)] : [])
  }
}

extension CommandDescription.Argument {
  /// The argument as a synopsis has it, `[--format <format>]`, on one line.
  fileprivate var usage: String {
    let dots = isRepeating ? "..." : ""
    let bare = kind == .operand ? "<\(value)>\(dots)" : "\(term(names.prefix(1)))\(dots)"
    let whole = followsDashes ? "-- \(bare)" : bare
    return (isOptional ? "[\(whole)]" : whole).replacing(" ", with: "\u{A0}")
  }

  /// The names, and the value where there is one: `` `-f`, `--format` <format> ``.
  fileprivate func term(_ names: some Sequence<String>) -> String {
    let names = names.map { "`\($0)`" }.joined(separator: ", ")
    return kind == .option ? "\(names) <\(value)>" : names
  }

  /// What it means, what it may be, and what it is otherwise.
  fileprivate var meaning: String {
    var sentences = [abstract]
    if case .choices(let choices) = values, !choices.allSatisfy(abstract.contains) {
      sentences.append("One of \(choices.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    if let defaultValue, kind == .option { sentences.append("The default is `\(defaultValue)`.") }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Roff {
  /// What the command does, its subcommands, options and operands.
  fileprivate mutating func describe(_ command: CommandDescription) {
    section("DESCRIPTION")
    paragraph(command.abstract + ".")
    paragraphs(command.discussion)
    if !command.visibleSubcommands.isEmpty {
      section("COMMANDS")
      for subcommand in command.visibleSubcommands { item("`\(subcommand.name)`", subcommand.abstract + ".") }
    }
    if !command.operands.isEmpty {
      section("ARGUMENTS")
      for operand in command.operands { item("<\(operand.value)>", operand.meaning) }
    }
    if !command.options.isEmpty {
      section("OPTIONS")
      for option in command.options { item(option.term(option.names.reversed()), option.meaning) }
    }
  }

  /// What every command has in common.
  fileprivate mutating func conventions() {
    for part in Conventions.sections {
      section(part.title)
      for entry in part.entries { item(entry.term, entry.meaning) }
    }
  }
}

/// What every manual page says, since it is the same for every command.
enum Conventions {
  struct Section: Sendable {
    let title: String
    let entries: [(term: String, meaning: String)]
  }

  static let sections = [exitStatus, environment, files]

  private static let exitStatus = Section(
    title: "EXIT STATUS",
    entries: [
      ("`0`", "The work is done, and nothing is wrong; there may be warnings."),
      ("`1`", "There are findings of weight `error`."),
      ("`2`", "The work could not be done; the reason is on standard error. That is never a pass."),
      ("`64`", "The command was called in a way that it does not know."),
    ])

  private static let environment = Section(
    title: "ENVIRONMENT",
    entries: [
      ("`GIT_DATASET`", "`0` makes the hooks of a clone do nothing. A server's hook does not look at it."),
      ("`NO_COLOR`", "If it is set to anything, nothing is coloured (see https://no-color.org)."),
      (
        "`GIT_DIR`, `GIT_INDEX_FILE`",
        "As for git itself; git sets them for its hooks, so that a hook judges what git is about to commit."
      ),
    ])

  private static let files = Section(
    title: "FILES",
    entries: [
      ("`dataset.yaml`", "The manifest: what the dataset is, its streams and their policy."),
      ("`people.yaml`", "Who may do what, and with which keys."),
      ("`streams/`", "A folder for each stream: its schema, its rubrics, and its batches with their items."),
    ])
}
