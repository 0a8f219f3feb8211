/// What came of looking for the item that another names as its host.
package enum HostItem {
  case item(CheckedItem)
  /// Why there is none, to go on after the name.
  case absent(String)
  /// The text names no item, which is for the schema to say.
  case unnamed
}

/// A host as it was looked for once.
enum FoundHost {
  case context(CheckContext)
  case absent(String)
  case none
}
