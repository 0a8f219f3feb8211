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
}
