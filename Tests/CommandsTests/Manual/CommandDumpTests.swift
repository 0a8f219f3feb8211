import ArgumentParser
import Commands
import Testing

@Suite struct CommandDumpTests {
  private struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "git dataset", abstract: "Root", discussion: "More.", version: "1",
      subcommands: [Check.self, Secret.self])
  }

  private struct Check: ParsableCommand {
    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    static let configuration = CommandConfiguration(abstract: "Checks")
    @Argument(help: ArgumentHelp("A revision.", valueName: "revision")) var revision: String?
    @Option(name: [.long, .short], help: "The form.") var format = Form.text
    @Option(help: ArgumentHelp("A folder.", valueName: "folder")) var into: String?
    @Option(help: "Rules.", completion: .shellCommand("git dataset explain")) var rule: [String] = []
    @Flag(help: .hidden) var debug = false
    @Argument(parsing: .postTerminator, help: ArgumentHelp("Paths.", valueName: "path")) var paths: [String] = []
  }

  private struct Secret: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Hides", shouldDisplay: false)
  }

  @Test func readsCommands() throws {
    let root = try CommandDescription(dump: Root._dumpHelp())
    #expect(root.words == ["git", "dataset"])
    #expect(root.abstract == "Root" && root.discussion == "More.")
    #expect(root.subcommands.map(\.words) == [["git", "dataset", "check"], ["git", "dataset", "secret"]])
    #expect(root.subcommands.map(\.isHidden) == [false, true])
  }

  @Test func readsArguments() throws {
    let root = try CommandDescription(dump: Root._dumpHelp())
    let arguments = try #require(root.subcommands.first).arguments
    let seen = arguments.prefix(6).map { argument in
      CommandDescription.Argument(
        argument.kind, names: argument.names, value: argument.value, values: argument.values,
        isOptional: argument.isOptional, isRepeating: argument.isRepeating, followsDashes: argument.followsDashes,
        isHidden: argument.isHidden, defaultValue: argument.defaultValue, abstract: argument.abstract)
    }
    #expect(
      seen == [
        .init(.operand, value: "revision", values: .revisions, abstract: "A revision."),
        .init(
          .option, names: ["--format", "-f"], value: "format", values: .choices(["text", "json"]), defaultValue: "text",
          abstract: "The form."),
        .init(.option, names: ["--into"], value: "folder", values: .folders, abstract: "A folder."),
        .init(
          .option, names: ["--rule"], value: "rule", values: .printed(by: "git dataset explain"), isRepeating: true,
          abstract: "Rules."),
        .init(.flag, names: ["--debug"], isHidden: true),
        .init(
          .operand, value: "path", values: .files, isRepeating: true, followsDashes: true, abstract: "Paths."),
      ])
    #expect(arguments.dropFirst(6).map(\.names) == [["--help", "-h"]])
    #expect(root.arguments.map(\.names) == [["--version"], ["--help", "-h"]])
  }

  @Test(arguments: ["", "[]", "{}", #"{"serializationVersion":1,"command":{"commandName":"x"}}"#])
  func refusesWhatIsNoDump(_ text: String) {
    #expect(throws: UnknownDump.self) { try CommandDescription(dump: text) }
  }
}
