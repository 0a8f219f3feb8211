import Foundation

/// The rules under `Sources/Rules`: one file each, named like the type, which is named after the id.
struct RuleRegister {
  private struct Rule {
    let type: String
    let id: String
    /// The protocols that say what the rule looks at.
    let kinds: [String]
    let explanation: String
  }

  private let rules: [Rule]

  init(folder: URL) throws {
    let paths = try Tree.files(under: folder.lastPathComponent, of: folder.deletingLastPathComponent())
    let found = try paths.filter { $0.hasSuffix(".swift") }.compactMap { path in
      try Self.rule(in: folder.deletingLastPathComponent().appending(path: path))
    }
    rules = found.sorted { ($0.id, $0.type) < ($1.id, $1.type) }
    for (rule, next) in zip(rules, rules.dropFirst()) where rule.id == next.id {
      throw Failure("\(rule.type) and \(next.type) have the same id, \(rule.id)")
    }
  }

  /// The rule that a file declares; nil where it declares none.
  private static func rule(in file: URL) throws -> Rule? {
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let fileName = file.deletingPathExtension().lastPathComponent
    guard let place = lines.firstIndex(where: { declaredRule($0) != nil }), let type = declaredRule(lines[place]) else {
      return nil
    }
    guard type == fileName else { throw Failure("\(file.path): name the file \(type).swift, after its rule") }
    guard let id = lines.lazy.compactMap(declaredID).first else {
      throw Failure("\(file.path): \(type) needs `static let id: RuleID = \"group/name\"` on one line")
    }
    let name = typeName(for: id)
    // What a rule looks at may have that name already.
    guard [name, "\(name)Rule"].contains(where: { $0.lowercased() == type.lowercased() }) else {
      throw Failure("\(file.path): name the type and the file \(name), after the id \(id)")
    }
    let comment = docComment(above: place, in: lines)
    guard !comment.isEmpty else { throw Failure("\(file.path): \(type) needs a doc comment, its explanation") }
    return Rule(type: type, id: id, kinds: kinds(lines[place]), explanation: comment)
  }

  /// `ReviewSealFile` for `review/seal-file`.
  private static func typeName(for id: String) -> String {
    id.split { $0 == "/" || $0 == "-" }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `ItemID` for the line `struct ItemID: ItemRule {`.
  private static func declaredRule(_ line: Substring) -> String? {
    line.wholeMatch(of: /(?:package )?struct (\w+): (?:[\w, ]*, )?\w*Rule(?:, [\w, ]+)? \{.*/).map { String($0.1) }
  }

  /// The names that end in `Rule` behind the colon of a declaration.
  private static func kinds(_ line: Substring) -> [String] {
    line.drop { $0 != ":" }.matches(of: /\w*Rule\b/).map { String($0.0) }
  }

  private static func declaredID(_ line: Substring) -> String? {
    line.firstMatch(of: /static let id: RuleID = "([^"]+)"/).map { String($0.1) }
  }

  private static func docComment(above place: Int, in lines: [Substring]) -> String {
    let comment = lines[..<place].reversed().prefix { $0.hasPrefix("///") }.reversed()
    return comment.map { $0.hasPrefix("/// ") ? $0.dropFirst(4) : $0.dropFirst(3) }.joined(separator: "\n")
  }

  func write(to folder: URL) throws {
    try folder.appending(path: "RuleRegistry.swift").update(registry)
    try folder.appending(path: "Explanations.swift").update(explanations)
  }

  private var registry: String {
    """
    package import Engine

    /// Every rule there is, in the order of the ids.
    package enum RuleRegistry {
      package static let all: [any Rule] = [
    \(rules.map { "    \($0.type)()," }.joined(separator: "\n"))
      ]

      /// The same by what they look at. Sorted here, since asking each rule what it is takes a hook milliseconds.
      package static let set = RuleSet(
    \(Self.kinds.map { "    \($0.label): [\(types(of: $0.name))]" }.joined(separator: ",\n"))
      )
    }

    """
  }

  /// The parameters of `RuleSet`, each with the protocol of its rules.
  private static let kinds: [(label: String, name: String)] = [
    ("documents", "DocumentRule"), ("ownFiles", "OwnFileRule"), ("entries", "EntryRule"),
    ("contents", "ContentRule"), ("directories", "DirectoryRule"), ("items", "ItemRule"), ("policy", "PolicyRule"),
    ("rubrics", "RubricRule"), ("ratedRubrics", "RatedRubricRule"), ("batches", "BatchRule"),
    ("frozen", "FrozenBatchRule"), ("freezes", "FreezeRule"), ("landings", "LandingRule"), ("commits", "CommitRule"),
    ("statements", "StatementRule"), ("updates", "UpdateRule"),
  ]

  private func types(of kind: String) -> String {
    rules.filter { $0.kinds.contains(kind) }.map { "\($0.type)()" }.joined(separator: ", ")
  }

  private var explanations: String {
    """
    package import Diagnostics

    /// What `git dataset explain` prints about the rules.
    package enum Explanations {
      /// The explanation of a rule, lines of at most 120 characters and empty lines between paragraphs; nil where no
      /// rule has the id.
      package static func explanation(of id: RuleID) -> String? {
        switch id.name {
    \(rules.map { "    case \(SwiftLiteral($0.id)): \(SwiftLiteral($0.explanation))" }.joined(separator: "\n"))
        default: nil
        }
      }
    }

    """
  }
}
