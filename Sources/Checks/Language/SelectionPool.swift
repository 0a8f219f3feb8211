/// The selections of a file of checks by their queries: what several checks ask of an item is found once for all of
/// them.
final class SelectionPool {
  private var known: [Key: Selection] = [:]

  private struct Key: Hashable {
    let query: String
    let origin: Selection.Origin
  }

  subscript(query: String, origin: Selection.Origin) -> Selection? {
    get { known[Key(query: query, origin: origin)] }
    set { known[Key(query: query, origin: origin)] = newValue }
  }
}
