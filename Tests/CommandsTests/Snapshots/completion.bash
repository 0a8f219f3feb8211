# Completion of `git dataset` for bash, on top of git's own.

# Says what may follow a command: sets subcommands, options, values, operands and rest.
__git_dataset_command ()
{
	subcommands="" options="" rest="" values=() operands=()
	case "$1" in
	'')
		subcommands='check rubric'
		options='--version --help'
		;;
	'check')
		options='--staged --format= --map= --since= --help'
		values=('--format choices text json' '-f choices text json' '--map files' '--since text')
		operands=('revisions')
		rest='files'
		;;
	'rubric')
		subcommands='show lint'
		options='--help'
		;;
	'rubric show')
		options='--help'
		operands=('choices bug-fix code-review')
		;;
	'rubric lint')
		options='--help'
		operands=('printed printf '\''a/b'\\'nc/d'\\'n'\''')
		rest='printed printf '\''a/b'\\'nc/d'\\'n'\'''
		;;
	esac
}

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
