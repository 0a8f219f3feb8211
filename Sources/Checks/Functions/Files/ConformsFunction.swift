import Documents
import Schema

/// Each line of a JSON Lines file is a JSON value that satisfies a `definition` of the stream's schema.
///
/// The file is what is looked at: a text, or a mapping with `path`.
struct ConformsFunction: CheckFunction {
  static let name = "conforms"
  static let words: Set<String> = ["line", "fault"]

  private let definition: CompiledDefinition?

  init(_ options: inout OptionReading) {
    let name = options.text("definition") ?? ""
    definition = options.schema.flatMap { CompiledDefinition(name, of: $0) }
    guard definition == nil, options.schema != nil, let node = options.node?["definition"] else { return }
    options.report(
      "the stream's schema has no definition `\(name)` that compiles", at: node, help: "add it under `$defs`")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let definition, let path = node.sidecarPath, let bytes = look.item.bytes(of: path) else { return }
    for line in JSONLines(bytes) {
      let words = ["line": "\(line.number)", "value": path]
      guard let document = line.reading.document else {
        let code = line.reading.problems.first.map { "\($0.code)" } ?? "syntax"
        hits.add(Hit(in: path, line: line.number, words.merging(["fault": "it is no JSON value (\(code))"]) { $1 }))
        continue
      }
      for violation in look.worker.violations(of: definition, in: document).prefix(3) {
        hits.add(Hit(in: path, violation, words.merging(["fault": violation.message]) { $1 }))
      }
    }
  }
}

extension Hit {
  fileprivate init(in path: String, _ violation: Violation, _ words: [String: String]) {
    file = path
    mark = violation.mark
    pointer = violation.pointer
    self.words = words
    text = nil
  }
}
