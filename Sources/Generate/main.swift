import Foundation

// Called by GeneratePlugin; its outputs are never committed.
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch (arguments.first, arguments.count) {
  case ("builtin", 4):
    let embedding = try Embedding(root: URL(filePath: arguments[1]), shards: Int(arguments[3]) ?? 1)
    try embedding.write(to: URL(filePath: arguments[2]))
  case ("rules", 3):
    let register = try RuleRegister(folder: URL(filePath: arguments[1]))
    try register.write(to: URL(filePath: arguments[2]))
  default:
    throw Failure("usage: Generate builtin ROOT OUTPUT SHARDS | Generate rules FOLDER OUTPUT")
  }
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
