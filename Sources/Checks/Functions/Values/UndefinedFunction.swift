import Documents

/// What is looked at must not be there: whatever `given` selects is found.
struct UndefinedFunction: CheckFunction {
  static let name = "undefined"
  static let words: Set<String> = []

  init(_ options: inout OptionReading) {}

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    hits.add(at: node, [:])
  }
}
