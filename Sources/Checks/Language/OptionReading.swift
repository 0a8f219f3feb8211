import Diagnostics
import Documents
import JSONPath
import Schema

/// Reads the options of a function, and collects what is wrong with them.
struct OptionReading {
  let node: Node?
  /// The stream's schema, for functions that hold something against a definition of it.
  let schema: Document?
  /// What the check is asked about.
  private let scope: CheckScope
  private let aliases: Aliases
  /// The check whose options they are.
  let check: Node?
  /// Whether the file says how items name their host.
  var knowsHost: Bool { aliases.knowsHost }
  private(set) var problems: [CheckProblem] = []

  init(_ node: Node?, in check: Node? = nil, of scope: CheckScope, aliases: Aliases, schema: Document?) {
    self.check = check
    self.node = node
    self.scope = scope
    self.aliases = aliases
    self.schema = schema
  }

  mutating func report(_ message: String, at place: Node, help: String = "") {
    problems.append(CheckProblem(message, at: place, help: help))
  }

  /// Whether an option is there.
  func has(_ key: String) -> Bool { node?[key] != nil }

  func text(_ key: String) -> String? { node?[key].map(\.text) }

  func flag(_ key: String) -> Bool { node?[key]?.boolean ?? false }

  func number(_ key: String) -> Double? { node?[key].flatMap { Double($0.text) } }

  func integer(_ key: String) -> Int? { node?[key]?.number?.integer }

  /// One text or a list of them; empty where there is none.
  func texts(_ key: String) -> [String] {
    guard let node = node?[key] else { return [] }
    return node.kind == .sequence ? node.elements.map(\.text) : [node.text]
  }

  /// What an option selects; nil where there is none, or, with a problem, where it does not compile.
  mutating func selection(_ key: String) -> Selection? {
    node?[key].flatMap { compiled($0) }
  }

  /// What an option of one or several queries selects; nil as with one.
  mutating func selections(_ key: String) -> [Selection]? {
    guard let node = node?[key] else { return nil }
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    let selections = nodes.compactMap { compiled($0) }
    return selections.count == nodes.count ? selections : nil
  }

  /// The texts or nodes that an option names; nil as with a selection.
  mutating func excerpts(_ key: String) -> [Excerpt]? {
    guard let node = node?[key] else { return nil }
    guard node.kind == .sequence else { return excerpt(node).map { [$0] } }
    var excerpts: [Excerpt] = []
    for element in node.elements {
      guard let excerpt = excerpt(element) else { return nil }
      excerpts.append(excerpt)
    }
    return excerpts
  }

  /// The text of a pattern of ECMA-262 that compiles; nil where there is none, or, with a problem, where it does not.
  mutating func pattern(_ key: String) -> String? {
    guard let node = node?[key] else { return nil }
    if let fault = Pattern.fault(in: node.text) {
      report("the pattern does not compile: \(fault)", at: node)
      return nil
    }
    return node.text
  }

  /// What an option says that is a list of mappings, one for each.
  mutating func list<Part>(_ key: String, _ read: (inout OptionReading) -> Part) -> [Part] {
    guard let node = node?[key] else { return [] }
    var parts: [Part] = []
    for element in node.elements {
      var options = OptionReading(element, of: scope, aliases: aliases, schema: schema)
      parts.append(read(&options))
      problems += options.problems
    }
    return parts
  }

  private mutating func excerpt(_ node: Node) -> Excerpt? {
    guard node.kind == .mapping, node["item"] == nil, node["adjudication"] == nil, node["host"] == nil else {
      return compiled(node).map { .nodes($0) }
    }
    if let events = node["events"] {
      guard let file = compiled(events) else { return nil }
      guard let select = node["select"] else { return .lines(file, nil) }
      return compiled(select, from: .item).map { .lines(file, $0.path) }
    }
    if let keys = node["keys"] { return compiled(keys).map { .keys($0, holding: node["value"]?.text) } }
    if let rubric = node["rubric"] { return compiled(rubric, from: .item).map { .rubric($0.path) } }
    if let cues = node["cues"] {
      guard let file = compiled(cues) else { return nil }
      guard let select = node["select"] else { return .cues(file, nil) }
      return compiled(select, from: .item).map { .cues(file, $0.path) }
    }
    if let diff = node["diff"] {
      let part = node["take"].flatMap { DiffPart(rawValue: $0.text) } ?? .added
      return compiled(diff).map { .diff($0, part) }
    }
    report(
      "this names no text and no node", at: node,
      help: "write a path, or one of {events: …}, {cues: …}, {keys: …}, {rubric: …}, {diff: …}")
    return nil
  }

  private mutating func compiled(_ node: Node) -> Selection? {
    if let (key, query, origin) = elsewhere(node) {
      guard canSelect(from: origin, key, at: node) else { return nil }
      guard !query.text.hasPrefix("@") else {
        report("the node that is looked at is not in there", at: query, help: "begin the query with `$`")
        return nil
      }
      return compiled(query, from: origin)
    }
    return compiled(node, from: nil)
  }

  /// Whether there is such a document beside what the check looks at; a problem where there is none.
  private mutating func canSelect(from origin: Selection.Origin, _ key: String, at node: Node) -> Bool {
    switch origin {
    case .host where scope.isOfJudgements:
      report("a judgement has no host", at: node, help: "ask items by the check, or write `item` in place of `host`")
      return false
    case .host where !knowsHost:
      report("the file does not say how items name their host", at: node, help: "add `host: $.…` beside `checks`")
      return false
    case .host,
      _ where scope.isOfJudgements:
      return true
    default:
      report(
        "`\(key)` selects beside a judgement, and the check is asked about none", at: node,
        help: "write `over: judgement` or `each: judgement`, or the path alone")
      return false
    }
  }

  /// What a mapping selects from that is not the document that is looked at; nil for a query alone.
  private func elsewhere(_ node: Node) -> (key: String, query: Node, origin: Selection.Origin)? {
    if let query = node["item"] { return ("item", query, .judged) }
    if let query = node["host"] { return ("host", query, .host) }
    if let query = node["adjudication"] { return ("adjudication", query, .decision) }
    return nil
  }

  /// - Parameter origin: what the query selects from; nil where it says so itself.
  private mutating func compiled(_ node: Node, from origin: Selection.Origin?) -> Selection? {
    guard let text = aliases.expanded(node.text) else {
      report("there is no alias `\(node.text.shown())`", at: node, help: "define it under `aliases`")
      return nil
    }
    let origin = origin ?? (text.hasPrefix("@") ? .given : .item)
    if let known = aliases.selections[text, origin] { return known }
    do throws(JSONPathError) {
      let path = try JSONPath(origin == .given ? "$" + text.dropFirst() : text)
      let selection = Selection(origin: origin, path: path)
      if path.faultyPatterns.isEmpty { aliases.selections[text, origin] = selection }
      for fault in path.faultyPatterns {
        report("the pattern in the query is no I-Regexp: \(fault.text)", at: node, help: "see RFC 9485")
      }
      return selection
    } catch {
      report("the query `\(text.shown())` does not compile: \(error.text)", at: node, help: "see RFC 9535")
      return nil
    }
  }
}
