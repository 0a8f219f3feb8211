import Testing

/// How long files, functions and lines may be, and what may not stand in them.
@Suite struct ShapeTests {
  static let all = SourceTree.sources + SourceTree.tests

  @Test(arguments: all) func isShort(file: SourceTree.File) {
    #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count - 1) lines, and 400 is the most")
    for (index, line) in file.lines.enumerated() where line.utf8.count > 120 && line.count > 120 {
      Issue.record("\(file.path):\(index + 1): the line has \(line.count) characters, and 120 is the most")
    }
    for function in Self.functions(of: file) where function.length > 60 {
      Issue.record("\(file.path):\(function.line): the function has \(function.length) lines, and 60 is the most")
    }
  }

  /// Commands of scenarios go on behind `  > `, and so can be read beside what they print.
  @Test func commandsOfScenariosAreShort() {
    for path in SourceTree.paths(in: "Tests/EndToEndTests") {
      let isScenario = path.hasSuffix(".txt")
      guard isScenario || path.hasSuffix(".sh"), let text = SourceTree.text(path) else { continue }
      var isCommand = false
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        isCommand = !isScenario || line.hasPrefix("  $ ") || isCommand && line.hasPrefix("  >")
        guard isCommand, line.utf8.count > 160, line.count > 160 else { continue }
        Issue.record("\(path):\(index + 1): the command has \(line.count) characters, and 160 is the most")
      }
    }
  }

  /// The functions of a file by the indentation of their braces.
  private static func functions(of file: SourceTree.File) -> [(line: Int, length: Int)] {
    var functions: [(line: Int, length: Int)] = []
    for (index, line) in file.lines.enumerated() {
      // Regular expressions are slow without the optimizer.
      guard ["func ", "init", "deinit"].contains(where: line.contains) else { continue }
      let start = #/^( *)(?:@\w+(?:\(.*\))? )*(?:[a-z]+(?:\(set\))? )*(?:func |init[?(<]|deinit )/#
      guard let match = line.firstMatch(of: start) else { continue }
      let closing = String(match.1) + "}"
      // A requirement of a protocol, or a body on one line, has no brace of its own.
      guard let opening = file.lines[index...].firstIndex(where: { $0.hasSuffix("{") || $0.hasSuffix("}") }),
        file.lines[opening].hasSuffix("{"),
        let end = file.lines[opening...].firstIndex(where: { $0.hasPrefix(closing) && $0 != closing + ")" })
      else { continue }
      functions.append((index + 1, end - index + 1))
    }
    return functions
  }

  /// Whoever reads a call sees what is what: at most two parameters go without a label.
  @Test(arguments: SourceTree.sources) func labelsParameters(file: SourceTree.File) {
    for (index, line) in file.lines.enumerated() {
      guard let function = line.firstRange(of: "func "),
        let opening = line[function.upperBound...].firstIndex(of: "(")
      else { continue }
      let rest = [line[line.index(after: opening)...]] + file.lines[(index + 1)...].prefix(8).map { $0[...] }
      let unlabelled = Self.parameters(from: rest.joined(separator: " ")).count { $0.hasPrefix("_ ") }
      #expect(unlabelled <= 2, "\(file.path):\(index + 1): \(unlabelled) parameters without a label")
    }
  }

  /// The parameters of a function, of which a text holds what follows the opening parenthesis.
  private static func parameters(from text: String) -> [Substring] {
    var parameters: [Substring] = []
    var (depth, start) = (0, text.startIndex)
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")") where depth == 0: return parameters + [text[start..<index].drop { $0 == " " }]
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        parameters.append(text[start..<index].drop { $0 == " " })
        start = text.utf8.index(after: index)
      default: break
      }
    }
    return parameters
  }

  /// A subcommand is wiring: its words, its options, and a call of what does the work.
  @Test func commandsAreWiring() {
    let commands = SourceTree.sources.filter {
      $0.path.hasSuffix("Command.swift") && $0.lines.contains { $0.contains(": Subcommand {") }
    }
    #expect(commands.count > 40)
    for file in commands {
      #expect(file.lines.count <= 81, "\(file.path) has \(file.lines.count - 1) lines, and 80 is the most")
    }
  }

  /// A folder is a room: what lies in it belongs together, and is seen at a glance.
  @Test func roomsAreSmall() {
    let folders = Dictionary(grouping: SourceTree.sources) { file in
      file.path.split(separator: "/").dropLast().joined(separator: "/")
    }
    for (folder, files) in folders {
      #expect(files.count <= 25, "\(folder) has \(files.count) files, and 25 is the most")
    }
  }

  /// Ways round the compiler's checks, and ends without a sentence.
  private static let forbidden = ["@unchecked Sendable", "nonisolated(unsafe)", "try!", "fatalError", "as!", " print("]
  /// Where one of them is justified.
  private static let justified: [String: Set<String>] = [
    "Sources/GeneratePlugin/GeneratePlugin.swift": [" print("],
    "Sources/Generate/main.swift": [" print("],
    // The console itself.
    "Sources/Commands/Session/Console.swift": [" print("],
  ]

  @Test(arguments: SourceTree.sources) func goesRoundNoCheck(file: SourceTree.File) {
    for (index, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
      for word in Self.forbidden where line.contains(word) && !(Self.justified[file.path]?.contains(word) ?? false) {
        Issue.record("\(file.path):\(index + 1): `\(word)`")
      }
    }
  }

  @Test(arguments: SourceTree.sources) func namesSayWhatThingsAre(file: SourceTree.File) {
    for (index, line) in file.lines.enumerated() {
      guard Self.empty.contains(where: line.contains) else { continue }
      let type =
        #/\b(?:struct|class|enum|actor|protocol|typealias) (\w*(?:Manager|Helper|Utils?|Utility|Impl|Wrapper))\b/#
      guard let match = line.firstMatch(of: type) else { continue }
      Issue.record("\(file.path):\(index + 1): \(match.1) says nothing about what it is")
    }
  }

  private static let empty = ["Manager", "Helper", "Util", "Impl", "Wrapper"]

  /// Every declaration that other targets use says what it is.
  @Test(arguments: SourceTree.sources) func documentsWhatOthersUse(file: SourceTree.File) {
    for (index, line) in file.lines.enumerated() {
      guard line.contains("package ") else { continue }
      let declaration =
        #/^ *package (?:final |static |indirect )*(?:struct|class|enum|protocol|typealias|func) (\w+|[<=]+)/#
      guard let match = line.firstMatch(of: declaration), !Self.witnesses.contains(String(match.1)) else { continue }
      // A case's nested type, or a method that a protocol documents, may go without where its neighbours say it all.
      if Self.isDocumented(file.lines[..<index]) || Self.requirements.contains(String(match.1)) { continue }
      Issue.record("\(file.path):\(index + 1): `\(match.1)` has no documentation")
    }
  }

  private static let witnesses: Set<String> = ["hash", "==", "<", "next", "makeIterator"]

  private static func isDocumented(_ above: ArraySlice<String>) -> Bool {
    let line = above.last { !$0.drop(while: { $0 == " " }).hasPrefix("@") } ?? ""
    return line.drop(while: { $0 == " " }).hasPrefix("///")
  }

  /// What protocols of the package ask for; the documentation stands there.
  private static let requirements: Set<String> = Set(
    SourceTree.sources.flatMap { file in
      var names: [String] = []
      var inProtocol = false
      for line in file.lines {
        if line.hasPrefix("package protocol ") || line.hasPrefix("protocol ") { inProtocol = true }
        if line == "}" { inProtocol = false }
        guard inProtocol, line.contains("func "), let match = line.firstMatch(of: /^  (?:mutating )?func (\w+)/) else {
          continue
        }
        names.append(String(match.1))
      }
      return names
    })
}
