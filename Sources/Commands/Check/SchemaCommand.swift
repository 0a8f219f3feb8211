import ArgumentParser

/// The commands about schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Check and test schemas", subcommands: [
      SchemaCheckCommand.self, SchemaTestCommand.self,
    ])
}
