/// What something is remembered by that a function found out about an item: its own, and no other function's.
final class MemoryKey: Sendable {
  var id: ObjectIdentifier { ObjectIdentifier(self) }
}
