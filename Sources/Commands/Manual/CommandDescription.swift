import ArgumentParser

/// A command as its manual page and the shells' completions describe it: a plain value, apart from any parser.
package struct CommandDescription: Hashable, Sendable {
  /// The words that call the command: `git`, `dataset`, `rubric`, `show`.
  package var words: [String]
  /// What it is for, in one line without a full stop.
  package var abstract: String
  /// More about it: paragraphs between empty lines, code indented by four spaces.
  package var discussion: String
  /// Whether lists and completions leave it out.
  package var isHidden: Bool
  package var arguments: [Argument]
  package var subcommands: [CommandDescription]

  package init(
    words: [String], abstract: String = "", discussion: String = "", isHidden: Bool = false,
    arguments: [Argument] = [], subcommands: [CommandDescription] = []
  ) {
    self.words = words
    self.abstract = abstract
    self.discussion = discussion
    self.isHidden = isHidden
    self.arguments = arguments
    self.subcommands = subcommands
  }

  /// The last word: `show` of `git dataset rubric show`.
  package var name: String { words.last ?? "" }

  /// The subcommands that lists show.
  var visibleSubcommands: [CommandDescription] { subcommands.filter { !$0.isHidden } }

  /// The options and flags that lists show.
  var options: [Argument] { arguments.filter { $0.kind != .operand && !$0.isHidden } }

  /// The operands that lists show, in their order.
  var operands: [Argument] { arguments.filter { $0.kind == .operand && !$0.isHidden } }
}

extension CommandDescription {
  /// An option, a flag or an operand.
  package struct Argument: Hashable, Sendable {
    /// How it is given.
    package enum Kind: Sendable {
      case operand, option, flag
    }

    /// What a shell offers for the value.
    package enum Values: Hashable, Sendable {
      /// Anything: nothing is offered.
      case text
      case choices([String])
      case files
      case folders
      /// Revisions of the repository, and ranges of them.
      case revisions
      /// The lines that a shell command prints.
      case printed(by: String)
    }

    package var kind: Kind
    /// As they are typed, the preferred one first: `--format`, `-f`; none for an operand.
    package var names: [String]
    /// What the value is called; empty for a flag.
    package var value: String
    package var values: Values
    package var isOptional: Bool
    package var isRepeating: Bool
    /// Whether an operand stands behind `--` only.
    package var followsDashes: Bool
    package var isHidden: Bool
    package var defaultValue: String?
    /// What it says or does, in a sentence or two.
    package var abstract: String

    package init(
      _ kind: Kind, names: [String] = [], value: String = "", values: Values = .text, isOptional: Bool = true,
      isRepeating: Bool = false, followsDashes: Bool = false, isHidden: Bool = false, defaultValue: String? = nil,
      abstract: String = ""
    ) {
      self.kind = kind
      self.names = names
      self.value = value
      self.values = values
      self.isOptional = isOptional
      self.isRepeating = isRepeating
      self.followsDashes = followsDashes
      self.isHidden = isHidden
      self.defaultValue = defaultValue
      self.abstract = abstract
    }
  }
}

extension Program {
  /// The day of ``version``, as the manual pages say it.
  static let date = "2026-11-24"

  /// The program's commands, by the parser's own account.
  package static func description() throws(UnknownDump) -> CommandDescription {
    try CommandDescription(dump: GitDataset._dumpHelp())
  }

  /// The manual pages of all commands.
  package static func manualPages() throws(UnknownDump) -> [ManualPage] {
    ManualPage.all(of: try description(), version: version, date: date)
  }
}
