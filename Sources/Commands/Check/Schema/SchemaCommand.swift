import ArgumentParser

/// The commands about schemas.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Test schemas", subcommands: [SchemaTestCommand.self])
}
