extension Value {
  /// The value as a canonical text that ends in one line feed: the same value gives the same bytes, and reading them
  /// gives the same value (in JSON, a number that only YAML allows is written with the digits that JSON asks for).
  ///
  /// A `number` whose text is none is written as a text.
  package func written(as format: Format, order: KeyOrder = .asGiven) -> [UInt8] {
    let value = arranged(by: order)
    return switch format {
    case .yaml: YAMLWriter.write(Draft(value))
    case .json: JSONWriter.write(value)
    }
  }

  /// The value as JSON without spaces and line ends: a line of JSON Lines, still without its line feed.
  package func writtenOnOneLine() -> [UInt8] { JSONWriter.writeOnOneLine(self) }
}
