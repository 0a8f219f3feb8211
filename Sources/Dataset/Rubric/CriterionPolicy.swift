import Documents

/// What a stream asks of each criterion of its rubric by itself, once enough was judged by it, by the manifest's
/// `agreement`.
package struct CriterionPolicy: Hashable, Sendable {
  /// What the lower bound of the 95 % interval of agreement on one criterion must reach.
  package let minimum: Double
  /// The minimum in the very digits of the manifest.
  package let minimumText: String
  /// From how many units that two people rated on a criterion is held to the minimum, and from how many items that were
  /// reviewed on somebody must have used it.
  package let units: Int

  /// What holds where a manifest says nothing.
  package static let standard = CriterionPolicy(minimum: "0.4", units: 30)

  /// - Parameter minimum: a decimal number.
  package init(minimum: String, units: Int) {
    // A text that is no number is one that nobody reaches.
    self.minimum = Double(minimum) ?? .infinity
    minimumText = minimum
    self.units = units
  }

  /// Reads `criterion_minimum` and `criterion_units` of a stream's `agreement`.
  init(_ agreement: Node) {
    let minimum = agreement["criterion_minimum"].flatMap { $0.kind == .number ? $0.text : nil }
    // A number beyond counting is one that no criterion reaches.
    let units = agreement["criterion_units"].map { $0.integer ?? .max }
    self.init(minimum: minimum ?? Self.standard.minimumText, units: units ?? Self.standard.units)
  }
}
