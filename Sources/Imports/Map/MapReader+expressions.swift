import Documents

extension MapReader {
  private static let sources = ["$from", "$text", "$first", "$value", "$each"]
  private static let modifiers = ["$where", "$as", "$default", "$optional"]
  private static let operators = sources + modifiers + ["$yield", "$file"]

  mutating func expression(_ node: Node) -> Expression {
    switch node.kind {
    case .sequence: return .list(node.elements.map { expression($0) })
    case .mapping: return mapping(node)
    default: return .constant(Value(node))
    }
  }

  private mutating func mapping(_ node: Node) -> Expression {
    let operators = node.entries.map(\.key).filter(\.isOperator)
    guard !operators.isEmpty else { return .mapping(fields(node), file: nil) }
    for key in operators where !Self.operators.contains(key.text) {
      unknown(key, among: Self.operators, what: "operator")
    }
    if let file = node["$file"] { return fileMapping(node, file) }
    for entry in node.entries where !entry.key.isOperator {
      add(
        entry.key, "`\(entry.key.text.shownInMessage)` stands beside an operator",
        help: "put fields and operators into different mappings; only `$file` may have fields beside it")
    }
    return operation(node)
  }

  private mutating func fields(_ node: Node) -> [Expression.Field] {
    node.entries.filter { !$0.key.isOperator }.map { Expression.Field(key: $0.key.text, value: expression($0.value)) }
  }

  private mutating func fileMapping(_ node: Node, _ file: Node) -> Expression {
    for entry in node.entries {
      let key = entry.key.text
      if entry.key.isOperator, key != "$file", Self.operators.contains(key) {
        add(entry.key, "`\(key)` stands beside `$file`", help: "put the file into a `$value` of its own")
      } else if key == "path" || key == "sha256" {
        add(entry.key, "`\(key)` is filled in by `$file`", help: "remove the field")
      }
    }
    let rest = fields(node)
    guard file.kind == .mapping else {
      add(file, "`$file` is a mapping", help: "write `$file: {path: …, content: …}`")
      return .constant(.null)
    }
    check(file, keys: ["path", "content"])
    guard let path = required(file, "path"), let content = required(file, "content") else { return .constant(.null) }
    guard let template = template(path) else { return .constant(.null) }
    return .mapping(rest, file: FileExpression(path: template, content: expression(content), mark: file.mark))
  }

  private mutating func operation(_ node: Node) -> Expression {
    let present = node.entries.map(\.key).filter { Self.sources.contains($0.text) }
    guard let first = present.first else {
      let isMisspelt = node.entries.contains { $0.key.isOperator && !Self.operators.contains($0.key.text) }
      if !isMisspelt { add(node, "an operator mapping has no source", help: "add one of \(Self.sources.listed)") }
      return .constant(.null)
    }
    for key in present.dropFirst() {
      add(
        key, "`\(key.text)` is a second source beside `\(first.text)`",
        help: "leave one of them; `$first` tries several")
    }
    let isEach = first.text == "$each"
    if !isEach, let entry = node.entries.first(where: { $0.key.text == "$yield" }) {
      add(entry.key, "`$yield` belongs to `$each`", help: "remove it")
    }
    let source = source(node, first.text)
    let filters = isEach ? [] : node["$where"].map { readFilters($0) } ?? []
    let conversions = node["$as"].map { self.conversions($0) } ?? []
    let absence = absence(node)
    guard let source else { return .constant(.null) }
    return .operation(
      Operation(source: source, filters: filters, conversions: conversions, absence: absence, mark: first.mark))
  }

  private mutating func source(_ node: Node, _ name: String) -> Operation.Source? {
    guard let argument = node[name] else { return nil }
    switch name {
    case "$from": return reference(argument).map { .from($0) }
    case "$text": return template(argument).map { .text($0) }
    case "$value": return .value(expression(argument))
    case "$first":
      guard argument.kind == .sequence, argument.count > 0 else {
        add(argument, "`$first` is a list", help: "list what is to be tried, the best first")
        return nil
      }
      return .first(argument.elements.map { expression($0) })
    default: return each(node, argument)
    }
  }

  private mutating func each(_ node: Node, _ argument: Node) -> Operation.Source? {
    let over: Expression
    if argument.kind == .string {
      guard let reference = reference(argument) else { return nil }
      over = .operation(Operation(reference, mark: argument.mark))
    } else {
      over = expression(argument)
    }
    return insideEach { reader in
      let filters = node["$where"].map { reader.readFilters($0) } ?? []
      let element = Operation(Reference(root: .value, tokens: []), mark: argument.mark)
      return .each(over, where: filters, yield: node["$yield"].map { reader.expression($0) } ?? .operation(element))
    }
  }

  private mutating func absence(_ node: Node) -> Operation.Absence {
    if let optional = node["$optional"] {
      if optional.boolean != true { add(optional, "`$optional` is true or not there", help: "write `$optional: true`") }
      if node["$default"] != nil {
        add(optional, "`$optional` and `$default` exclude each other", help: "leave one of them")
      }
      return .leftOut
    }
    return node["$default"].map { .replaced(expression($0)) } ?? .fails
  }
}

extension Operation {
  /// A plain `$from`.
  fileprivate init(_ reference: Reference, mark: Mark) {
    self.init(source: .from(reference), filters: [], conversions: [], absence: .fails, mark: mark)
  }
}
