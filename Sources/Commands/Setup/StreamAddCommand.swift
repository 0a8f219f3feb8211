import ArgumentParser
import Dataset
import Diagnostics
import Documents

/// Adds a stream to the dataset.
struct StreamAddCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a stream: its schema, its rubric, and its entry in the manifest",
    discussion: """
      The stream starts from a type that ships with the program, or from a folder of your own (--from) with \
      stream.yaml, schema.yaml, rubrics/1.0.0.yaml and item.yaml: a new kind of item is a folder of data. Nothing is \
      committed; look at the result, then commit it by itself, since it is policy.
      """)

  @Argument(help: "The stream's name: lower-case letters, digits and `-`.") var name: String
  @Option(help: "The type of its items; without it, the stream's name.") var type: String?
  @Option(name: .customLong("from"), help: ArgumentHelp("A folder to start from.", valueName: "folder")) var folder:
    String?

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    guard name != Manifest.datasetRole else {
      throw Failure(
        "`\(name)` is no name for a stream: people's roles for the whole dataset stand under it",
        help: "choose another name")
    }
    guard name.isIdentifier, name.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "_") }),
      name != Manifest.datasetRole
    else {
      throw Failure("`\(name.shown())` is no name for a stream", help: "use lower-case letters, digits and `-`")
    }
    guard checkout.manifest.stream(named: name) == nil else {
      throw Failure("the dataset has a stream `\(name)`", help: "choose another name")
    }
    let type = type ?? folder?.split(separator: "/").last.map(String.init) ?? name
    let template = try template(type, session)
    let target = "streams/\(name)"
    guard !FileSystem.exists("\(checkout.root)/\(target)") else {
      throw Failure("\(target) exists", help: "choose another name, or move it away")
    }
    let manifestPath = try FileSystem.place(of: Layout.manifestPath, below: checkout.root)
    let text = String(decoding: try FileSystem.read(manifestPath), as: UTF8.self)
    let grown = try ManifestEdit(text).adding(template.entry(named: name, type: type))
    for file in template.policy(in: target) { try FileSystem.write(file.bytes, to: file.path, below: checkout.root) }
    try FileSystem.write(Array(grown.utf8), to: manifestPath)
    session.console.print(
      "\(target)\n\(Layout.manifestPath)\nNext: look at both, then git add and git commit them by themselves.\n")
    return .clean
  }

  private func template(_ type: String, _ session: Session) throws -> StreamTemplate {
    if let folder { return try StreamTemplate(folder: session.absolute(folder)) }
    guard NewDataset.knownTypes.contains(type) else {
      throw Failure(
        "no type `\(type.shown())` ships with the program",
        help:
          "name one with --type: \(NewDataset.knownTypes.joined(separator: ", ")); or a folder of your own with --from")
    }
    return .builtin(type)
  }
}
