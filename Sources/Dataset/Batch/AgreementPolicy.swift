import Documents

/// How far a stream's reviewers or annotators must agree before a batch is signed off, by the manifest's `agreement`.
package struct AgreementPolicy: Hashable, Sendable {
  /// The coefficient that is held against the minimum.
  package enum Coefficient: String, Sendable {
    /// On an ordinal scale.
    case krippendorffAlpha = "krippendorff-alpha"
    case gwetAC1 = "gwet-ac1"
    case cohenKappa = "cohen-kappa"
    case fleissKappa = "fleiss-kappa"
  }

  /// What is rated once by each reviewer.
  package enum Unit: String, Sendable {
    /// An item by one criterion of the rubric; the rating is the level that was scored.
    case criterion
    /// A file of an item, or the item itself, by one criterion; the rating is the heaviest severity that was found
    /// there.
    case findingGrid = "finding-grid"
  }

  package let coefficient: Coefficient
  /// What the lower bound of the coefficient's 95 % interval must reach.
  package let minimum: Double
  /// The minimum in the very digits of the manifest.
  package let minimumText: String
  package let unit: Unit
  /// `of`: the field of a judgement that is compared, where several people judge one item; nil for every whole number
  /// with a declared range.
  package let field: String?
  /// What each criterion must reach by itself.
  package let criterion: CriterionPolicy

  /// - Parameter minimum: a decimal number.
  package init(
    coefficient: Coefficient, minimum: String, unit: Unit = .criterion, field: String? = nil,
    criterion: CriterionPolicy = .standard
  ) {
    self.coefficient = coefficient
    // A text that is no number is one that nobody reaches.
    self.minimum = Double(minimum) ?? .infinity
    minimumText = minimum
    self.unit = unit
    self.field = field
    self.criterion = criterion
  }

  /// Reads a stream's `agreement`; nil where the manifest has none, or one of another form.
  init?(_ node: Node?) {
    guard let node, let coefficient = node["coefficient"].flatMap({ Coefficient(rawValue: $0.text) }),
      let minimum = node["minimum"], minimum.kind == .number
    else { return nil }
    self.init(
      coefficient: coefficient, minimum: minimum.text,
      unit: node["unit"].flatMap { Unit(rawValue: $0.text) } ?? .criterion, field: node["of"]?.string,
      criterion: CriterionPolicy(node))
  }
}
