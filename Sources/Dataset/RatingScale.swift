package import Documents

/// One thing that raters rate, and every value that they may give.
package struct RatingScale: Hashable, Sendable {
  /// The id of a rubric's criterion, or the key of a judgement's field.
  package let criterion: String
  /// The values in order, used or not.
  package let values: [Int]

  package init(criterion: String, values: [Int]) {
    self.criterion = criterion
    self.values = values
  }

  /// The longest range that a field may have and still be a scale, and not a count of minutes or lines.
  private static let mostValues = 101

  /// The scales that a schema of judgements declares: whole numbers with a minimum and a maximum, at the top of the
  /// judgement, in the order of the schema.
  package static func declared(by schema: Document) -> [RatingScale] {
    (schema.root["properties"]?.entries.map { $0 } ?? []).compactMap { key, property in
      guard property["type"]?.string == "integer", let least = property["minimum"]?.integer,
        let most = property["maximum"]?.integer, least < most, most.magnitude < 1000, least.magnitude < 1000,
        most - least < mostValues
      else { return nil }
      return RatingScale(criterion: key.text, values: Array(least...most))
    }
  }
}
