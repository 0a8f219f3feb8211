package import Documents

/// What a deleted item leaves behind, `withdrawn/<item>.yaml`.
package struct Withdrawal: Hashable, Sendable {
  /// The last attempt that was begun before the item went; nil where the batch was never frozen. From the first freeze
  /// on an item that goes stays in the lot as a defect, or whatever was found could be taken out of the count.
  package let afterAttempt: Int?

  package init(_ document: Document) {
    afterAttempt = document.root["after_attempt"]?.integer
  }
}
