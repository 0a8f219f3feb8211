/// Where the parts of a YAML text stand, for whoever wants what the document does not keep: its comments.
struct Trace {
  /// The characters that each scalar takes in the text, in order; libyaml counts characters, from 0.
  var scalars: [Range<Int>] = []
  /// The closing bracket of each collection in brackets, by the collection's place in the document's array.
  var ends: [Int: Mark] = [:]
}
