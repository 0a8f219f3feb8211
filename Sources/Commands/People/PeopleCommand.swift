import ArgumentParser

/// The commands about people and their keys.
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "Say who may do what, and whose keys count",
    subcommands: [
      PeopleAddCommand.self, PeopleListCommand.self, PeopleEndKeyCommand.self, PeopleAllowedSignersCommand.self,
    ])
}
