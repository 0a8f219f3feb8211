import Documents

/// One step of `$as`: what is made of a value.
enum Conversion: Sendable {
  case simple(Simple)
  /// Cuts a text wherever the separator stands.
  case split(String)
  /// Puts texts together with the separator between them.
  case join(String)
  /// What the pattern's first group takes out of a text; the pattern by its place in the map's list.
  case match(Int)
  /// A text in which `{}` stands for the value.
  case text(Template)
  /// Another value for each of the values named, by their text.
  case table([String: Value])
  /// A time in some format → RFC 3339; the zone where the format has none.
  case time(TimeFormat, zone: Template?)

  /// The conversions that need nothing but their name.
  enum Simple: String, CaseIterable, Sendable {
    case string, integer, number, boolean
    case trim, lower, slug, lines
    case first, last, count
    /// A list of lists → one list.
    case flatten
    /// A text → the SHA-256 of its UTF-8 bytes, in lower-case hex.
    case sha256
    case fromJSON = "from-json"
    case toJSON = "to-json"
    case toJSONLines = "to-json-lines"
    /// A list of files, `{path, before, after}`, → the patch that changes them, as git writes it.
    case patch
    /// Sees that a text is a time of RFC 3339 with a zone.
    case time
  }

  /// The conversions that are written as a mapping of one key.
  static let names = ["split", "join", "match", "text", "table", "time"]
}
