/// How the items of a stream name another item as their host: whose work they tell of, or what they go with.
package struct HostReference: Sendable {
  /// Selects the host's full name, STREAM/BATCH/ID, from the item's root.
  let selection: Selection
}
