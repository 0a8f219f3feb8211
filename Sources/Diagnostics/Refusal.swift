/// Why something that somebody asked for is not done, in words for whoever asked.
package struct Refusal: Error, Hashable, Sendable {
  /// What stands in the way, one line without a full stop.
  package let words: String
  /// What to do about it; empty where nothing can be said.
  package let help: String

  package init(_ words: String, help: String = "") {
    self.words = words
    self.help = help
  }
}
