import ArgumentParser

/// Every command in one list, as `git dataset help --all` prints it: those too that one needs once for each machine.
struct CommandListing {
  /// The groups of the first screen with the commands that can be run.
  let groups: [(name: String, commands: [CommandDescription])]

  static func isAsked(for arguments: [String]) -> Bool { arguments == ["help", "--all"] }

  init() throws(UnknownDump) {
    let program = try Program.description()
    groups = GitDataset.configuration.groupedSubcommands.map { group in
      let names = group.subcommands.map { $0.configuration.commandName ?? "" }
      let known = names.compactMap { name in program.subcommands.first { $0.name == name } }
      return (group.name, known.flatMap(\.leaves))
    }
  }

  var text: String {
    let width = groups.flatMap(\.commands).map(\.path.count).max() ?? 0
    return groups.map { group in
      let lines = group.commands.map { command in
        let room = String(repeating: " ", count: width - command.path.count)
        return "  \(command.path)\(room)  \(command.abstract)\n"
      }
      return "\(group.name)\n\(lines.joined())"
    }.joined(separator: "\n")
  }
}

extension CommandDescription {
  /// What can be run of the command and of what lists show below it.
  package var leaves: [CommandDescription] {
    visibleSubcommands.isEmpty ? [self] : visibleSubcommands.flatMap(\.leaves)
  }
}
