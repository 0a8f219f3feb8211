#compdef git-dataset
#description Keep code training data in git

# Revisions by the functions of zsh's own git completion, where it is loaded.
__git_dataset_revisions () {
  if (( $+functions[__git_revisions] )); then __git_revisions; else _message revision; fi
}

__git_dataset_rubric_lint () {
  _arguments '(--help -h)--help[Show help information.]' \
    '(--help -h)-h[Show help information.]' \
    '*:rule:{local -a lines=(${(f)"$(printf '\''a/b'\\'nc/d'\\'n'\'' 2>/dev/null)"}); compadd -a lines}'
}

__git_dataset_rubric_show () {
  _arguments '(--help -h)--help[Show help information.]' \
    '(--help -h)-h[Show help information.]' \
    ':stream:(bug-fix code-review)'
}

__git_dataset_rubric () {
  local curcontext="$curcontext" state line
  local -A opt_args
  local -a commands=(
    'show:Print a rubric'
    'lint:Look for ambiguity'
  )
  _arguments -C '(--help -h)--help[Show help information.]' \
    '(--help -h)-h[Show help information.]' \
    '1: :->command' \
    '*:: :->argument' && return
  case $state in
  (command) _describe -t commands 'git dataset rubric command' commands ;;
  (argument)
    case $words[1] in
    (show) __git_dataset_rubric_show ;;
    (lint) __git_dataset_rubric_lint ;;
    esac
    ;;
  esac
}

__git_dataset_check () {
  _arguments '--staged[What is staged.]' \
    '(--format -f)--format=[How findings are printed'\\': one of '\\'[several'\\'].]:format:(text json)' \
    '(--format -f)-f+[How findings are printed'\\': one of '\\'[several'\\'].]:format:(text json)' \
    '--map=[A map.]:file:_files' \
    '--since=[A date.]:date: ' \
    '(--help -h)--help[Show help information.]' \
    '(--help -h)-h[Show help information.]' \
    '::revision:__git_dataset_revisions' \
    '*:path:_files'
}

__git_dataset () {
  local curcontext="$curcontext" state line
  local -A opt_args
  local -a commands=(
    'check:Say what is wrong: paths [and] places, it'\''s all there'
    'rubric:Work with rubrics'
  )
  _arguments -C '--version[Show the version.]' \
    '(--help -h)--help[Show help information.]' \
    '(--help -h)-h[Show help information.]' \
    '1: :->command' \
    '*:: :->argument' && return
  case $state in
  (command) _describe -t commands 'git dataset command' commands ;;
  (argument)
    case $words[1] in
    (check) __git_dataset_check ;;
    (rubric) __git_dataset_rubric ;;
    esac
    ;;
  esac
}

__git_dataset "$@"
