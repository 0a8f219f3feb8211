/// Why a text is not a document, or not one that a dataset accepts.
///
/// A problem says where and what, never how to put it to a person: the rules do that, one for each code.
package struct Problem: Error, Hashable, Sendable {
  /// The kinds of problem; each has its own rule.
  package enum Code: String, CaseIterable, Sendable {
    /// The text breaks the grammar of YAML or JSON; `detail` says how.
    case syntax
    /// The bytes are not UTF-8.
    case encoding
    /// A control character that the format does not allow.
    case controlCharacter
    /// U+0085, U+2028 or U+2029, which YAML readers take for line ends.
    case lineSeparator
    /// U+FEFF at the start of the text or inside it.
    case byteOrderMark
    /// Larger than the limit in bytes.
    case tooLarge
    /// Nested deeper than the limit.
    case tooDeep
    /// More nodes than the limit.
    case tooManyNodes
    case anchor
    case alias
    case tag
    case directive
    /// The same key twice in one mapping; `detail` is the key.
    case duplicateKey
    /// The YAML 1.1 merge key `<<`.
    case mergeKey
    /// A key that is a collection, or, in YAML, a plain scalar that reads as another type than a string.
    case keyNotString
    /// A plain YAML scalar that readers take for different numbers, or for a text: `0x1F`, `012`, `.inf`.
    case ambiguousNumber
    /// More than one document in the text.
    case multipleDocuments
    /// Nothing but white space and comments.
    case empty
  }

  package let code: Code
  package let mark: Mark
  /// What stands there, or how the grammar is broken: a word or a short phrase, empty where the code says it all.
  package let detail: String

  package init(_ code: Code, at mark: Mark, detail: String = "") {
    self.code = code
    self.mark = mark
    self.detail = detail
  }
}
