/// Completion for fish: for `git-dataset`, and a few lines that lead there from `git dataset`.
///
/// Fish's own completion of git means to do the latter, but in 3.6.0 it looks for a command `git git-dataset`.
struct FishCompletion {
  private let command: CommandDescription

  init(_ command: CommandDescription) {
    self.command = command
  }

  var script: String {
    """
    # Completion of `git-dataset` for fish.

    # Whether the words of the command line, options aside, begin with these words and, with --exact, are no more.
    function __git_dataset_at
        argparse exact -- $argv
        set -l words (commandline -opc)
        set -e words[1]
        set words (string match -v -- '-*' $words)
        set -l count (count $argv)
        set -q _flag_exact; and test (count $words) -ne $count; and return 1
        test $count -eq 0; and return 0
        test "$words[1..$count]" = "$argv"
    end

    # Revisions by the functions of fish's own git completion, where it is loaded.
    function __git_dataset_revisions
        functions -q __fish_git_refs; and __fish_git_refs
    end

    complete -c git-dataset -f
    \(command.family.map(Self.lines).joined())
    """
  }

  /// What fish reads at its start, since `git` has a completion of its own that is found by name.
  var hook: String {
    """
    # Leads from `git dataset` to the completion of `git-dataset`.
    function __git_dataset_forward
        set -l words (commandline -opc)
        set -l place (contains -i dataset $words)
        set -l words (string escape -- $words[(math $place + 1)..])
        complete -C "git-dataset $words "(commandline -ct)
    end

    complete -c git -f -n '__fish_git_using_command dataset' -a '(__git_dataset_forward)'
    complete -c git -f -n __fish_git_needs_command -a dataset -d \(command.abstract.inShellQuotes)

    """
  }

  private static func lines(_ command: CommandDescription) -> String {
    let isGroup = !command.visibleSubcommands.isEmpty
    let condition = "__git_dataset_at \(isGroup ? "--exact " : "")\(command.path)".trimmed.inShellQuotes
    let start = "complete -c git-dataset -n \(condition)"
    let subcommands = command.visibleSubcommands.map { subcommand in
      "\(start) -a \(subcommand.name.inShellQuotes) -d \(subcommand.abstract.inShellQuotes)\n"
    }
    let options = command.options.map { option in
      let names = option.names.map { $0.hasPrefix("--") ? "-l \($0.dropFirst(2))" : "-s \($0.dropFirst())" }
      let value = option.kind == .option ? " \(option.values.fishValue)" : ""
      return "\(start) \(names.joined(separator: " "))\(value) -d \(option.abstract.inShellQuotes)\n"
    }
    let operands = command.operands.compactMap(\.values.fishOperand).map { "\(start) \($0)\n" }
    return (subcommands + options + operands).joined()
  }
}

extension CommandDescription.Argument.Values {
  /// What `complete` is told of an option's value.
  fileprivate var fishValue: String {
    switch self {
    case .files: "-rF"
    case .text: "-x"
    default: "-x \(fishOperand ?? "")"
    }
  }

  /// What `complete` is told of an operand; nil where nothing is offered.
  fileprivate var fishOperand: String? {
    switch self {
    case .text: nil
    case .choices(let choices): "-a \(choices.joined(separator: " ").inShellQuotes)"
    case .files: "-F"
    case .folders: "-a '(__fish_complete_directories)'"
    case .revisions: "-a '(__git_dataset_revisions)'"
    case .printed(let command): "-a \("(\(command) 2>/dev/null)".inShellQuotes)"
    }
  }
}

extension String {
  fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
