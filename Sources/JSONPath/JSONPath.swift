/// A compiled JSONPath query (RFC 9535): compiled once, evaluated by a ``JSONPathEvaluator``, shared by all workers.
package struct JSONPath: Sendable {
  /// The query as it was written.
  package let text: String
  /// Patterns that the query writes out and that are no I-Regexp.
  ///
  /// By RFC 9535, 2.4.6, they match nothing, so the query stands; whoever wrote one will want to hear of it.
  package let faultyPatterns: [FaultyPattern]
  let program: Program

  /// A pattern in a query that is no I-Regexp (RFC 9485), or too large to be compiled.
  package struct FaultyPattern: Hashable, Sendable {
    /// What is wrong with it: one line, without a full stop.
    package let text: String
    /// Where the pattern's literal begins in the query: Unicode scalars before it.
    package let offset: Int
  }

  /// Compiles a query; throws where it is not well-formed, not valid or too large.
  package init(_ text: String) throws(JSONPathError) {
    self.text = text
    var parser = QueryParser(text)
    try parser.parse()
    program = Program(parser.tables)
    faultyPatterns = parser.faultyPatterns
  }

  /// The same query without its parts from `end` on, a place in its segments; its text stays.
  init(_ query: JSONPath, upTo end: Int) {
    text = query.text
    faultyPatterns = query.faultyPatterns
    program = Program(query.program, upTo: end)
  }

  /// Whether the query selects at most one node, whatever the document (RFC 9535, 2.3.5.1, a singular query).
  package var isSingular: Bool { program.main.isSingular }
}
