/// What a push sent, as it lies in quarantine.
package struct ReceivedObjects: Sendable {
  /// How many objects there are.
  package let count: Int
  /// The bytes that they take, compressed.
  package let bytes: Int

  package init(count: Int, bytes: Int) {
    self.count = count
    self.bytes = bytes
  }
}
