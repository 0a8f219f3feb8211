import ArgumentParser

/// Prints the completion of a shell.
struct Completion: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print what completes git dataset in bash, zsh or fish",
    discussion: """
      bash: git dataset completion bash >~/.local/share/bash-completion/completions/git-dataset

      zsh: git dataset completion zsh >DIRECTORY/_git-dataset, in a directory of $fpath

      fish: git dataset completion fish >~/.config/fish/completions/git-dataset.fish

      make install puts all three in place.
      """)

  @Argument(help: "The shell: bash, zsh or fish.") var shell: CompletionShell
  @Option(help: ArgumentHelp("Write the shell's files below this folder instead, where packages put them.", valueName: "prefix"))
  var prefix: String?

  func run(in session: Session) async throws -> Outcome {
    let files = shell.files(for: try CommandDescription.ofProgram())
    guard let prefix else {
      session.console.print(files.first?.text ?? "")
      return .clean
    }
    for file in files {
      try FileSystem.write(Array(file.text.utf8), to: "\(session.absolute(prefix))/\(file.path)")
    }
    return .clean
  }
}

extension CompletionShell: ExpressibleByArgument {}

extension CommandDescription {
  /// The program's own commands, as its argument parser describes them.
  static func ofProgram() throws(Failure) -> CommandDescription {
    do throws(UnknownDump) { return try CommandDescription(dump: GitDataset._dumpHelp()) } catch {
      throw Failure("the argument parser describes itself in an unknown way: \(error.reason)")
    }
  }
}
