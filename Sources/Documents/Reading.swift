/// What came of reading a text: a document, problems, or both.
///
/// Problems of grammar end the reading and leave nothing. Those of the strict subset (an anchor, a duplicate key) are
/// collected, so that a person sees them all at once; what the text says otherwise is a draft then, and no document.
package struct Reading: Sendable {
  /// What the text says; nil where anything is wrong with it.
  package var document: Document? { problems.isEmpty ? draft : nil }
  /// What could be made of a text, whatever is wrong with it. Nothing may be granted by it.
  package let draft: Document?
  package let problems: [Problem]

  package init(draft: Document?, problems: [Problem]) {
    self.draft = draft
    self.problems = problems
  }
}
