import Foundation
import PackagePlugin

/// Writes Swift sources before a target is compiled: the embedded files of `Builtin`, the register of `Rules`.
@main
struct GeneratePlugin: BuildToolPlugin {
  /// How many files the embedded bytes are spread over, so that none gets too big for the compiler.
  private static let shards = 8

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    switch target.name {
    case "Builtin": [try builtin(context)]
    case "Rules": [try rules(context)]
    default: []
    }
  }

  private func builtin(_ context: PluginContext) throws -> Command {
    let root = context.package.directoryURL
    let folders = ["Templates", "Hooks"].map { root.appending(path: $0, directoryHint: .isDirectory) }
    let output = context.pluginWorkDirectoryURL
    let names = ["BuiltinFiles.swift"] + (0..<Self.shards).map { "BuiltinFiles\($0).swift" }
    return .buildCommand(
      displayName: "Embedding Templates and Hooks",
      executable: try context.tool(named: "Generate").url,
      arguments: ["builtin", root.path, output.path, String(Self.shards)],
      inputFiles: folders.flatMap(everything),
      outputFiles: names.map { output.appending(path: $0) })
  }

  private func rules(_ context: PluginContext) throws -> Command {
    let folder = context.package.directoryURL.appending(path: "Sources/Rules", directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL
    return .buildCommand(
      displayName: "Registering the rules",
      executable: try context.tool(named: "Generate").url,
      arguments: ["rules", folder.path, output.path],
      inputFiles: everything(in: folder),
      outputFiles: ["RuleRegistry.swift", "Explanations.swift"].map { output.appending(path: $0) })
  }

  /// A folder and everything in it, folders included: a new file changes its folder, and so is noticed.
  private func everything(in folder: URL) -> [URL] {
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    let found = walk.compactMap { $0 as? URL }
    return [folder] + found.sorted { $0.path < $1.path }
  }
}
