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
complete -c git-dataset -n '__git_dataset_at --exact' -a 'check' -d 'Say what is wrong: paths [and] places, it'\''s all there'
complete -c git-dataset -n '__git_dataset_at --exact' -a 'rubric' -d 'Work with rubrics'
complete -c git-dataset -n '__git_dataset_at --exact' -l version -d 'Show the version.'
complete -c git-dataset -n '__git_dataset_at --exact' -l help -s h -d 'Show help information.'
complete -c git-dataset -n '__git_dataset_at check' -l staged -d 'What is staged.'
complete -c git-dataset -n '__git_dataset_at check' -l format -s f -x -a 'text json' -d 'How findings are printed: one of [several].'
complete -c git-dataset -n '__git_dataset_at check' -l map -rF -d 'A map.'
complete -c git-dataset -n '__git_dataset_at check' -l since -x -d 'A date.'
complete -c git-dataset -n '__git_dataset_at check' -l help -s h -d 'Show help information.'
complete -c git-dataset -n '__git_dataset_at check' -a '(__git_dataset_revisions)'
complete -c git-dataset -n '__git_dataset_at check' -F
complete -c git-dataset -n '__git_dataset_at --exact rubric' -a 'show' -d 'Print a rubric'
complete -c git-dataset -n '__git_dataset_at --exact rubric' -a 'lint' -d 'Look for ambiguity'
complete -c git-dataset -n '__git_dataset_at --exact rubric' -l help -s h -d 'Show help information.'
complete -c git-dataset -n '__git_dataset_at rubric show' -l help -s h -d 'Show help information.'
complete -c git-dataset -n '__git_dataset_at rubric show' -a 'bug-fix code-review'
complete -c git-dataset -n '__git_dataset_at rubric lint' -l help -s h -d 'Show help information.'
complete -c git-dataset -n '__git_dataset_at rubric lint' -a '(printf '\''a/b'\\'nc/d'\\'n'\'' 2>/dev/null)'
