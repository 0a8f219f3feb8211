import Documents

/// A description of commands that is not in the form that is known here.
package struct UnknownDump: Error, Hashable {
  /// What is missing or odd, and at which place of the dump.
  package let reason: String
}

extension CommandDescription {
  /// The argument parser's own description of a command tree, in the JSON form that it dumps (version 0).
  ///
  /// What the parser adds everywhere is left out where it says nothing new: the `help` command, since `--help` says the
  /// same, and the `--version` of subcommands.
  package init(dump: String) throws(UnknownDump) {
    let limits = Limits(size: 1 << 24, depth: 64, nodes: 1_000_000)
    guard let root = Document.read(Array(dump.utf8), as: .json, limits: limits).document?.root else {
      throw UnknownDump(reason: "the dump is no JSON document")
    }
    guard let version = root["serializationVersion"], version.reads("0"), let command = root["command"] else {
      throw UnknownDump(reason: "the dump is not of version 0")
    }
    try self.init(command, under: [])
    subcommands.removeAll { $0.name == "help" }
  }

  private init(_ node: Node, under parents: [String]) throws(UnknownDump) {
    guard let name = node["commandName"]?.string else {
      throw UnknownDump(reason: "the command at \(node.pointer) has no name")
    }
    let words = parents + name.split(separator: " ").map(String.init)
    var arguments: [Argument] = []
    for element in node.list("arguments") { arguments.append(try Argument(element)) }
    if !parents.isEmpty { arguments.removeAll { $0.names == ["--version"] } }
    var subcommands: [CommandDescription] = []
    for element in node.list("subcommands") { subcommands.append(try CommandDescription(element, under: words)) }
    self.init(
      words: words, abstract: node.text("abstract"), discussion: node.text("discussion"),
      isHidden: node["shouldDisplay"]?.boolean == false, arguments: arguments, subcommands: subcommands)
  }
}

extension CommandDescription.Argument {
  fileprivate init(_ node: Node) throws(UnknownDump) {
    let kinds: [String: Kind] = ["positional": .operand, "option": .option, "flag": .flag]
    guard let kind = kinds[node.text("kind")] else {
      throw UnknownDump(reason: "the argument at \(node.pointer) is of an unknown kind")
    }
    let preferred = node["preferredName"]?.typed
    let others = node.list("names").map(\.typed).filter { $0 != preferred }
    let value = kind == .flag ? "" : node.text("valueName")
    self.init(
      kind, names: kind == .operand ? [] : [preferred].compactMap(\.self) + others, value: value,
      values: kind == .flag ? .text : Self.values(node, called: value),
      isOptional: node["isOptional"]?.boolean ?? false, isRepeating: node["isRepeating"]?.boolean ?? false,
      followsDashes: node.text("parsingStrategy") == "postTerminator",
      isHidden: node["shouldDisplay"]?.boolean == false, defaultValue: node["defaultValue"]?.string,
      abstract: [node.text("abstract"), node.text("discussion")].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// What the parser says of the values, or else what their name does.
  private static func values(_ node: Node, called name: String) -> Values {
    let choices = node.list("allValues").compactMap(\.string)
    if !choices.isEmpty { return .choices(choices) }
    if let kind = node["completionKind"] {
      if let list = kind["list"] { return .choices(list.list("values").compactMap(\.string)) }
      if let command = kind["shellCommand"]?["command"]?.string { return .printed(by: command) }
      if kind["file"] != nil { return .files }
      if kind["directory"] != nil { return .folders }
      return .text
    }
    switch name.split(separator: "-").last {
    case "path", "file": return .files
    case "folder", "directory": return .folders
    case "revision", "range", "ish": return .revisions
    default: return .text
    }
  }
}

extension Node {
  fileprivate func text(_ key: String) -> String { self[key]?.string ?? "" }

  fileprivate func list(_ key: String) -> [Node] { self[key].map { Array($0.elements) } ?? [] }

  /// An argument's name with its dashes.
  fileprivate var typed: String { (text("kind") == "long" ? "--" : "-") + text("name") }
}
