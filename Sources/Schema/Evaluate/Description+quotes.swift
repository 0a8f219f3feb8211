import Documents

// Scalars that only want quotes, or want none.
extension Description {
  /// A plain scalar that a reader of YAML takes for another type than the string that is wanted.
  func unquoted(_ node: Node, _ fault: Fault) -> Violation? {
    guard node.style == .plain, node.kind == .boolean || node.kind == .number else { return nil }
    let isString = { (value: Node) in value.string.map { $0 == node.text } ?? false }
    switch fault {
    case .type(let allowed) where allowed.isSubset(of: [.string, .null]) && allowed.contains(.string): break
    case .notOne(let values) where values.contains(where: isString): break
    case .notConst(let value) where isString(value): break
    default: return nil
    }
    let text = node.text.excerpt
    return Violation(
      kind: .unquotedScalar, keyword: "type", pointer: node.pointer, mark: node.mark,
      message: "\(name(node)) must be a string, but \(text) reads as \(Self.type(node.kind))",
      help: "quote it: \"\(text)\"")
  }

  /// A string in quotes that would be what is wanted without them.
  func quoted(_ node: Node, _ fault: Fault) -> Words? {
    guard node.kind == .string else { return nil }
    let isSame = { (value: Node) in (value.kind == .number || value.kind == .boolean) && value.text == node.text }
    let kind: Document.Kind? =
      switch fault {
      case .type(let allowed): self.kind(of: node, among: allowed)
      case .notOne(let values): values.first(where: isSame)?.kind
      case .notConst(let value): isSame(value) ? value.kind : nil
      default: nil
      }
    guard let kind else { return nil }
    let text = node.text.excerpt
    return (
      "type", "\(name(node)) must be \(Self.type(kind)), but \"\(text)\" in quotes is a string",
      "write it without quotes: \(text)"
    )
  }

  /// The type that a string would have if nothing marked it as one, if that is allowed.
  private func kind(of node: Node, among allowed: TypeMask) -> Document.Kind? {
    if allowed.contains(.boolean), node.reads("true") || node.reads("false") { return .boolean }
    guard let number = Number(node.bytes) else { return nil }
    return allowed.contains(.number) || (allowed.contains(.integer) && number.isInteger) ? .number : nil
  }
}
