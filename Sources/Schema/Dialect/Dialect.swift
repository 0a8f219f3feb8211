import Documents

/// The vocabularies that a schema resource is written in (JSON Schema Core 2020-12, 8.1): what its keywords mean.
///
/// Core is always among them; vocabularies that only describe are not told apart.
struct Dialect: OptionSet, Sendable {
  let rawValue: UInt8

  static let applicator = Dialect(rawValue: 1)
  static let unevaluated = Dialect(rawValue: 2)
  static let validation = Dialect(rawValue: 4)
  static let formatAssertion = Dialect(rawValue: 8)

  static let standard: Dialect = [.applicator, .unevaluated, .validation]

  private static let prefix = "https://json-schema.org/draft/2020-12/vocab/"
  private static let vocabularies: [String: Dialect] = [
    "core": [], "meta-data": [], "content": [], "format-annotation": [], "applicator": .applicator,
    "unevaluated": .unevaluated, "validation": .validation, "format-assertion": .formatAssertion,
  ]

  /// The dialect that a meta-schema declares; without `$vocabulary` it is the standard one.
  ///
  /// - Throws: ``UnknownVocabulary`` where it requires one that is not known here.
  init(metaSchema: Node) throws(UnknownVocabulary) {
    guard let declared = metaSchema["$vocabulary"] else {
      self = .standard
      return
    }
    var dialect: Dialect = []
    for (key, isRequired) in declared.entries {
      let name = key.text
      if name.hasPrefix(Self.prefix), let known = Self.vocabularies[String(name.dropFirst(Self.prefix.count))] {
        dialect.insert(known)
      } else if isRequired.boolean == true {
        throw UnknownVocabulary(uri: name)
      }
    }
    self = dialect
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Whether a keyword means anything in the dialect.
  func knows(_ keyword: String) -> Bool {
    self == .standard || Keyword.vocabulary(of: keyword).map { contains($0) } ?? true
  }
}

/// A vocabulary that a dialect requires, and that nothing here understands.
struct UnknownVocabulary: Error {
  let uri: String
}
