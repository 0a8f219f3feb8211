import Commands
import Foundation

/// A folder with a shell's completion files where they would be installed, and a program `git-dataset`.
private struct Installation {
  private let prefix: URL
  private let files: [CompletionFile]

  init(_ shell: CompletionShell, under folder: URL) throws {
    prefix = folder.appending(path: ".prefix")
    files = shell.files(for: SampleCommands.root)
    for file in files { try write(file.text, to: file.path) }
    try write("#!/bin/sh\n", to: "bin/git-dataset")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: prefix.appending(path: "bin/git-dataset").path)
  }

  private func write(_ text: String, to path: String) throws {
    let file = prefix.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// The files' full paths.
  var paths: [String] { files.map { prefix.appending(path: $0.path).path } }

  /// The folder of the first file.
  var folder: String { URL(filePath: paths[0]).deletingLastPathComponent().path }

  /// What the shell's process is started with: the program on the path, a home of its own.
  var environment: [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": "\(prefix.path)/bin:\(path)", "HOME": prefix.path, "XDG_CONFIG_HOME": prefix.path, "TERM": "dumb"]
  }
}

/// Completion in bash, through git's own.
enum BashSession {
  private static let gitCompletion = "/usr/share/bash-completion/completions/git"

  static var isPossible: Bool {
    Shell.find("bash") != nil && FileManager.default.fileExists(atPath: gitCompletion)
  }

  /// What is offered for the last word of a line; files are what bash would add where nothing else is offered.
  static func offers(_ line: String, in folder: URL) throws -> [String] {
    let script = """
      cd "$1"; . \(gitCompletion); . "$2"
      IFS=' ' read -r -a COMP_WORDS <<< "$3"
      case "$3" in *' ') COMP_WORDS+=("") ;; esac
      # In an interactive shell readline splits at the equals sign.
      case "$3" in *--format=*) COMP_WORDS=(git dataset check --format = "${3##*=}") ;; esac
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE="$3" COMP_POINT=${#3}
      compopt () { case "$*" in *'+o default'*) files= ;; esac; }
      files=1
      __git_wrap__git_main
      printf '%s\\n' "${COMPREPLY[@]}"
      if [ ${#COMPREPLY[@]} = 0 ] && [ -n "$files" ]; then compgen -f -- "${COMP_WORDS[COMP_CWORD]}"; fi
      """
    let installation = try Installation(.bash, under: folder)
    let result = try Shell.run(
      Shell.find("bash") ?? "", ["--norc", "-c", script, "bash", folder.path, installation.paths[0], line],
      environment: installation.environment)
    return result.output.split(separator: "\n").map { $0.hasSuffix(" ") ? String($0.dropLast()) : String($0) }
  }
}

/// Completion in zsh, typed on a pseudo terminal.
enum ZshSession {
  static var isPossible: Bool {
    guard let zsh = Shell.find("zsh") else { return false }
    let result = try? Shell.run(zsh, ["-f", "-c", "zmodload zsh/zpty && autoload -Uz +X _git"])
    return result?.status == 0
  }

  static func offers(_ line: String, in folder: URL) throws -> [String] {
    let installation = try Installation(.zsh, under: folder)
    let offers = folder.appending(path: ".offers")
    let setUp = folder.appending(path: ".set-up")
    try """
      cd \(folder.path)
      unsetopt beep
      fpath=(\(installation.folder) $fpath)
      autoload -Uz compinit; compinit -u -D
      compadd () {
        builtin compadd "$@"; local result=$?
        [[ ${(M)@:#-[OAD]*} == ?* ]] && return $result
        local -a offered; builtin compadd -A offered "$@"; print -rl -- $offered >> \(offers.path)
        return $result
      }
      bindkey '^I' complete-word
      PROMPT='ready>'
      """.write(to: setUp, atomically: true, encoding: .utf8)
    // Keys before the prompt would meet the terminal's own line editing, which knows ^U but no completion.
    let script = """
      zmodload zsh/zpty
      zpty -b shell zsh -f -i
      zpty -w shell ". \(setUp.path)"
      zpty -r -m shell text '*ready>*'
      zpty -n -w shell "$1"$'\\t'
      zpty -n -w shell $'\\C-u'
      zpty -w shell "exit"
      while zpty -t shell; do sleep 0.02; zpty -r shell; done
      """
    _ = try Shell.run(
      Shell.find("zsh") ?? "", ["-f", "-c", script, "zsh", line], environment: installation.environment)
    let text = (try? String(contentsOf: offers, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}

/// Completion in fish, which tells what it would offer.
enum FishSession {
  static var isPossible: Bool { Shell.find("fish") != nil }

  static func offers(_ line: String, in folder: URL) throws -> [String] {
    let installation = try Installation(.fish, under: folder)
    let script = "cd $argv[1]; set -p fish_complete_path $argv[2]; source $argv[3]; complete -C $argv[4]"
    let result = try Shell.run(
      Shell.find("fish") ?? "", ["-c", script, folder.path, installation.folder, installation.paths[1], line],
      environment: installation.environment)
    return result.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
  }
}
