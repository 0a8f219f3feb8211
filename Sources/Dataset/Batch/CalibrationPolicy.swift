import Documents

/// What a stream asks for before a batch that is delivered opens, by the manifest's `calibration`.
package struct CalibrationPolicy: Hashable, Sendable {
  /// Whether the version that the batch pins must have been calibrated.
  package let isRequired: Bool
  /// How many items two people must have rated at least.
  package let minimumItems: Int

  /// Reads a stream's `calibration`; nil where the manifest has none.
  init?(_ node: Node?) {
    guard let node else { return nil }
    isRequired = node["required"]?.boolean ?? true
    // A number beyond counting is one that no calibration reaches.
    minimumItems = node["minimum_items"].map { $0.integer ?? .max } ?? 30
  }
}
