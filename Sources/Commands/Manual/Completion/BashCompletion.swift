/// Completion for bash: git's own completion calls `_git_dataset` behind `git dataset`.
struct BashCompletion {
  private let command: CommandDescription

  init(_ command: CommandDescription) {
    self.command = command
  }

  var script: String {
    """
    # Completion of `git dataset` for bash, on top of git's own.

    # Says what may follow a command: sets subcommands, options, values, operands and rest.
    __git_dataset_command ()
    {
    \tsubcommands="" options="" rest="" values=() operands=()
    \tcase "$1" in
    \(command.family.map(Self.branch).joined(separator: "\n"))
    \tesac
    }

    \(Self.functions)
    """
  }

  /// What may follow one command, as a branch of a `case`.
  private static func branch(_ command: CommandDescription) -> String {
    let names = command.options.flatMap { option in
      option.names.filter { $0.hasPrefix("--") }.map { option.kind == .option ? "\($0)=" : $0 }
    }
    let valued = command.options.filter { $0.kind == .option }.flatMap { option in
      option.names.map { "\($0) \(option.values.bash)" }
    }
    let operands = command.operands.filter { !$0.followsDashes }
    let rest = command.operands.last { $0.followsDashes || $0.isRepeating }
    let lines = [
      assignment("subcommands", command.visibleSubcommands.map(\.name)),
      assignment("options", names),
      list("values", valued),
      list("operands", operands.map(\.values.bash)),
      rest.map { "rest=\($0.values.bash.inShellQuotes)" },
    ]
    let body = lines.compactMap(\.self).map { "\t\t\($0)\n" }.joined()
    return "\t\(command.path.inShellQuotes))\n\(body)\t\t;;"
  }

  private static func assignment(_ name: String, _ words: [String]) -> String? {
    words.isEmpty ? nil : "\(name)=\(words.joined(separator: " ").inShellQuotes)"
  }

  private static func list(_ name: String, _ words: [String]) -> String? {
    words.isEmpty ? nil : "\(name)=(\(words.map(\.inShellQuotes).joined(separator: " ")))"
  }

  /// What is the same whatever the commands are.
  private static let functions = #"""
    # Offers values of a kind. For files bash itself does, where nothing else is offered.
    __git_dataset_offer ()
    {
    	local kind="${1%% *}" list="" current="${2-$cur}"
    	case "$1" in
    	*' '*) list="${1#* }" ;;
    	esac
    	case "$kind" in
    	choices) __gitcomp "$list" "" "$current" ;;
    	printed) __gitcomp_nl "$(eval "$list" 2>/dev/null)" "" "$current" ;;
    	revisions) __git_complete_revlist ;;
    	files) ;;
    	folders) compopt -o dirnames +o default +o bashdefault 2>/dev/null ;;
    	*) compopt +o default +o bashdefault 2>/dev/null ;;
    	esac
    }

    # Finds what an option's value is; fails where it takes none.
    __git_dataset_value ()
    {
    	local entry
    	for entry in "${values[@]}"; do
    		if [ "${entry%% *}" = "$1" ]; then
    			value="${entry#* }"
    			return 0
    		fi
    	done
    	return 1
    }

    _git_dataset ()
    {
    	local subcommands options rest value path="" word="" i operand=0 dashes=""
    	local -a values operands
    	__git_dataset_command ""
    	for ((i = ${__git_cmd_idx:-1} + 1; i < cword; i++)); do
    		word="${words[i]}"
    		case "$word" in
    		--) dashes=1 ;;
    		-*) if [ -z "$dashes" ] && __git_dataset_value "$word"; then i=$((i + 1)); fi ;;
    		*)
    			case " $subcommands " in
    			*" $word "*)
    				path="${path:+$path }$word"
    				__git_dataset_command "$path"
    				;;
    			*) operand=$((operand + 1)) ;;
    			esac
    			;;
    		esac
    	done
    	if [ -n "$dashes" ]; then
    		__git_dataset_offer "${rest:-text}"
    	elif [ "$i" -gt "$cword" ] && __git_dataset_value "$prev"; then
    		__git_dataset_offer "$value"
    	else
    		case "$cur" in
    		--*=*)
    			if __git_dataset_value "${cur%%=*}"; then __git_dataset_offer "$value" "${cur#*=}"; fi
    			;;
    		-*) __gitcomp "$options" ;;
    		*)
    			if [ -n "$subcommands" ]; then
    				__gitcomp "$subcommands"
    			else
    				__git_dataset_offer "${operands[operand]:-${rest:-text}}"
    			fi
    			;;
    		esac
    	fi
    }

    # For `git-dataset` itself, where git's completion is loaded already.
    if declare -F __git_complete >/dev/null; then
    	__git_complete git-dataset _git_dataset
    fi

    """#
}

extension CommandDescription.Argument.Values {
  /// The kind of value and, behind a space, what belongs to it.
  fileprivate var bash: String {
    switch self {
    case .text: "text"
    case .choices(let choices): "choices \(choices.joined(separator: " "))"
    case .files: "files"
    case .folders: "folders"
    case .revisions: "revisions"
    case .printed(let command): "printed \(command)"
    }
  }
}
