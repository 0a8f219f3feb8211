import ArgumentParser

/// The commands about people and their keys.
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "Say who may do what, and whose keys count",
    subcommands: [
      PeopleAdd.self, PeopleList.self, PeopleCheck.self, PeopleRetireKey.self, PeopleCompromiseKey.self,
      PeopleAllowedSigners.self,
    ])
}
