/// Completion for zsh: a file `_git-dataset`, which zsh's `_git` finds and calls behind `git dataset`.
struct ZshCompletion {
  private let command: CommandDescription

  init(_ command: CommandDescription) {
    self.command = command
  }

  var script: String {
    """
    #compdef git-dataset
    #description \(command.abstract)

    # Revisions by the functions of zsh's own git completion, where it is loaded.
    __git_dataset_revisions () {
      if (( $+functions[__git_revisions] )); then __git_revisions; else _message revision; fi
    }

    \(command.family.reversed().map(Self.function).joined(separator: "\n"))
    __git_dataset "$@"

    """
  }

  private static func function(_ command: CommandDescription) -> String {
    let options = command.options.flatMap(\.zshOptions)
    guard command.visibleSubcommands.isEmpty else { return group(command, options) }
    // What follows `--` and what repeats are one: zsh tells no operand before the dashes from one behind them.
    let repeating = command.operands.last { $0.isRepeating || $0.followsDashes }
    let single = command.operands.filter { $0 != repeating }
    let arguments = options + single.map { $0.zshOperand("") } + (repeating.map { [$0.zshOperand("*")] } ?? [])
    return """
      \(name(command)) () {
        _arguments \(arguments.map(\.inShellQuotes).joined(separator: " \\\n    "))
      }

      """
  }

  private static func group(_ command: CommandDescription, _ options: [String]) -> String {
    let entries = command.visibleSubcommands.map { subcommand in
      "\(subcommand.name):\(subcommand.abstract)".inShellQuotes
    }
    let branches = command.visibleSubcommands.map { "    (\($0.name)) \(name($0)) ;;\n" }.joined()
    let arguments = options + ["1: :->command", "*:: :->argument"]
    return """
      \(name(command)) () {
        local curcontext="$curcontext" state line
        local -A opt_args
        local -a commands=(
          \(entries.joined(separator: "\n    "))
        )
        _arguments -C \(arguments.map(\.inShellQuotes).joined(separator: " \\\n    ")) && return
        case $state in
        (command) _describe -t commands \("\(command.words.joined(separator: " ")) command".inShellQuotes) commands ;;
        (argument)
          case $words[1] in
      \(branches)    esac
          ;;
        esac
      }

      """
  }

  /// The function of a command: `__git_dataset_rubric_show`.
  private static func name(_ command: CommandDescription) -> String {
    "__\(command.words.joined(separator: "_").replacing("-", with: "_"))"
  }
}

extension CommandDescription.Argument {
  /// One specification for `_arguments` for each name; one name excludes the others.
  fileprivate var zshOptions: [String] {
    let excluded = names.count > 1 && !isRepeating ? "(\(names.joined(separator: " ")))" : ""
    return names.map { name in
      let description = "[\(abstract.zshEscaped("[]:"))]"
      let star = isRepeating ? "*" : ""
      guard kind == .option else { return "\(star)\(excluded)\(name)\(description)" }
      let equals = name.hasPrefix("--") ? "=" : "+"
      return "\(star)\(excluded)\(name)\(equals)\(description):\(value.zshEscaped(":")):\(values.zsh)"
    }
  }

  fileprivate func zshOperand(_ place: String) -> String {
    "\(place):\(place.isEmpty && isOptional ? ":" : "")\(value.zshEscaped(":")):\(values.zsh)"
  }
}

extension CommandDescription.Argument.Values {
  /// The action of `_arguments`.
  fileprivate var zsh: String {
    switch self {
    case .text: " "
    case .choices(let choices): "(\(choices.map { $0.zshEscaped(":() ") }.joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    case .revisions: "__git_dataset_revisions"
    case .printed(let command): "{local -a lines=(${(f)\"$(\(command) 2>/dev/null)\"}); compadd -a lines}"
    }
  }
}

extension String {
  fileprivate func zshEscaped(_ special: String) -> String {
    String(flatMap { special.contains($0) || $0 == "\\" ? ["\\", $0] : [$0] })
  }
}
