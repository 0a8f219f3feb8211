package import Dataset

/// What an import knows beside the map and the records.
package struct ImportContext: Sendable {
  /// The type of the stream that is imported into.
  package var type: String
  /// The rubric version that the batch pins.
  package var rubric: Version
  /// Who imports, by id in the people file.
  package var person: String
  /// Who of the dataset wrote the items, by id; the person who imports, where nobody is given.
  package var authors: [String]
  /// Who wrote them elsewhere, by name, beside those whom the map names.
  package var sourceAuthors: [String]
  /// The present moment, RFC 3339 with a time zone; the items' `created_at` where the map has none.
  package var now: String
  /// The name of the file that the records come from, as maps may cite it.
  package var file: String
  /// What was given with `--set`, by name.
  package var settings: [String: String]
  /// The SHA-256 (FIPS 180-4) of some bytes, in lower-case hex.
  package var sha256: @Sendable ([UInt8]) -> String

  package init(
    type: String, rubric: Version, person: String, authors: [String] = [], sourceAuthors: [String] = [], now: String,
    file: String, settings: [String: String] = [:], sha256: @escaping @Sendable ([UInt8]) -> String
  ) {
    self.type = type
    self.rubric = rubric
    self.person = person
    self.authors = authors
    self.sourceAuthors = sourceAuthors
    self.now = now
    self.file = file
    self.settings = settings
    self.sha256 = sha256
  }
}

/// Why a map and a context do not go together; nothing was imported.
package struct ImportContextError: Error, Hashable, Sendable {
  /// A sentence without a full stop.
  package let message: String
  /// What to do, in the imperative.
  package let help: String
}
