/// What came of reading a text: a document, problems, or both.
///
/// Problems of grammar end the reading and leave no document. Problems of the strict subset (an anchor, a duplicate
/// key) are collected, so that a person sees them all at once; a document that has any must not be trusted.
package struct Reading: Sendable {
  package let document: Document?
  package let problems: [Problem]

  package init(document: Document?, problems: [Problem]) {
    self.document = document
    self.problems = problems
  }
}
