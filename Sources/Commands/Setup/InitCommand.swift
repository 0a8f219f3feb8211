import ArgumentParser
import Diagnostics

/// Makes a new dataset.
struct InitCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new dataset repository",
    discussion: """
      Makes the folder and a git repository in it, with the manifest, the people file (you, as owner, from git's \
      user.name, user.email and user.signingkey), the streams and editor settings as a first commit, and installs the \
      hooks. With --examples a second commit adds a batch of example items to every stream.
      """)

  @Argument(help: "The dataset's name, and the folder to make.") var name: String
  @Flag(help: "Take all streams that ship with the program.") var all = false
  @Option(
    name: .customLong("stream"), parsing: .singleValue,
    help: ArgumentHelp("A stream to take, by its type; may be given again.", valueName: "type"))
  var streams: [String] = []
  @Flag(help: "Add a batch of example items to every stream, and give yourself the roles for it.") var examples = false

  func validate() throws {
    guard all || !streams.isEmpty else {
      throw ValidationError(
        "Say --all, or which streams: \(NewDataset.knownTypes.map { "--stream \($0)" }.joined(separator: " ")).")
    }
    for type in streams where !NewDataset.knownTypes.contains(type) {
      throw ValidationError(
        "There is no type `\(type.shown())`; there are \(NewDataset.knownTypes.joined(separator: ", ")).")
    }
  }

  /// The streams to take, each once.
  private var types: [String] {
    var seen: Set<String> = []
    return all ? NewDataset.knownTypes : streams.filter { seen.insert($0).inserted }
  }

  func run(in session: Session) async throws -> Outcome {
    try await DatasetCreation(name: name, isOfAll: all, types: types, examples: examples).run(in: session)
  }
}
