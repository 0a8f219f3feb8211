# Leads from `git dataset` to the completion of `git-dataset`.
function __git_dataset_forward
    set -l words (commandline -opc)
    set -l place (contains -i dataset $words)
    set -l words (string escape -- $words[(math $place + 1)..])
    complete -C "git-dataset $words "(commandline -ct)
end

complete -c git -f -n '__fish_git_using_command dataset' -a '(__git_dataset_forward)'
complete -c git -f -n __fish_git_needs_command -a dataset -d 'Keep code training data in git'
