import ArgumentParser

/// Prints or installs what makes a shell complete `git dataset`.
struct CompletionCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print what makes bash, zsh or fish complete git dataset, or install it for all three",
    discussion: """
      `make install` puts the files where the shells look for them, and so does, for a program that was copied by hand:

          git dataset completion --prefix ~/.local

      They work on top of the completion of git that comes with the shell or with git. For bash and fish one line in \
      the shell's own configuration does as well:

          source <(git dataset completion bash)
          git dataset completion fish | source

      zsh wants a file `_git-dataset` in a folder of `fpath`.
      """, shouldDisplay: false)

  @Argument(help: "The shell to print for: bash, zsh or fish.") var shell: CompletionShell?

  @Option(help: ArgumentHelp("Install below this folder, for all shells.", valueName: "folder")) var prefix: String?

  func validate() throws {
    guard (shell == nil) != (prefix == nil) else { throw ValidationError("Name a shell, or --prefix.") }
  }

  func run(in session: Session) async throws -> Outcome {
    let description = try Program.description()
    if let shell {
      session.console.print(shell.files(for: description).map(\.text).joined(separator: "\n"))
    }
    if let prefix {
      for file in CompletionShell.allCases.flatMap({ $0.files(for: description) }) {
        try FileSystem.write(Array(file.text.utf8), to: "\(prefix)/\(file.path)")
      }
    }
    return .clean
  }
}

extension CompletionShell: ExpressibleByArgument {}
