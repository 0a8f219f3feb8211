import Documents
import JSONPath
import Testing

/// What a query selects from a YAML text: the texts of scalars, `[n]` and `{n}` for lists and mappings of n entries.
func select(_ query: String, from yaml: String) throws -> [String] {
  let root = try #require(Document.read(Array(yaml.utf8), as: .yaml).document).root
  var evaluator = JSONPathEvaluator()
  return try evaluator.nodes(of: JSONPath(query), in: root).map { node in
    switch node.kind {
    case .sequence: "[\(node.count)]"
    case .mapping: "{\(node.count)}"
    case .null, .boolean, .number, .string: node.text
    }
  }
}

/// The limit that a query reaches in a YAML text; nil where it comes to an answer.
func limit(_ query: String, in yaml: String, steps: Int = JSONPathEvaluator.steps) throws -> JSONPathLimit? {
  let large = Limits(size: 1 << 24, depth: 64, nodes: 1 << 20)
  let root = try #require(Document.read(Array(yaml.utf8), as: .yaml, limits: large).document).root
  let query = try JSONPath(query)
  var evaluator = JSONPathEvaluator(steps: steps)
  do throws(JSONPathLimit) {
    _ = try evaluator.nodes(of: query, in: root)
    return nil
  } catch {
    return error
  }
}

/// Why a text is no query; nil where it is one.
func refusal(of query: String) -> JSONPathError? {
  do throws(JSONPathError) {
    _ = try JSONPath(query)
    return nil
  } catch {
    return error
  }
}
