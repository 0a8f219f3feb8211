import Statistics

/// Tables of ratings that more than one test looks at.
enum Tables {
  /// Krippendorff's example of four observers and twelve units, with gaps; 0 is a missing value.
  static let krippendorff = table(
    1...5,
    [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3], [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ])

  /// Two raters, ten units, three categories.
  static let pair = table(1...3, [[1, 1, 2, 2, 3, 3, 1, 2, 3, 1], [1, 2, 2, 2, 3, 1, 1, 2, 3, 1]])

  /// Fleiss' example of fourteen raters, ten units and five categories, by how often each category was chosen.
  static let fleiss = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
  ]

  /// 125 units that two raters judged, nearly all of them alike: 118 and 0 on the diagonal, 5 and 2 beside it.
  static let prevalence = table(
    1...2,
    [
      repeated((118, 1), (5, 1), (2, 2), (0, 2)), repeated((118, 1), (5, 2), (2, 1), (0, 2)),
    ])

  /// A table from one row for each rater.
  static func table(_ scale: ClosedRange<Int>, _ raters: [[Int]]) -> Ratings {
    ratings(Array(scale), raters[0].indices.map { unit in raters.map { $0[unit] == 0 ? nil : $0[unit] } })
  }

  /// A table from one row for each unit; the values must stand on the scale.
  static func ratings(_ scale: [Int], _ values: [[Int?]]) -> Ratings {
    guard let ratings = try? Ratings(scale: scale, values: values) else { preconditionFailure("not on the scale") }
    return ratings
  }

  static func repeated(_ parts: (Int, Int)...) -> [Int] { parts.flatMap { [Int](repeating: $0.1, count: $0.0) } }

  /// A table with gaps by chance, on a scale of two to five values, two to five raters and two to forty units.
  static func random(_ random: inout SplitMix64) -> Ratings {
    let size = 2 + random.below(4)
    let first = random.below(2)
    let scale = Array(first..<(first + size))
    let raters = 2 + random.below(4)
    // Not every value of the scale need occur, and raters agree more often than not.
    let used = 1 + random.below(size)
    let values: [[Int?]] = (0..<(2 + random.below(39))).map { _ in
      let truth = scale[random.below(used)]
      return (0..<raters).map { _ in
        guard random.below(10) > 1 else { return nil }
        return random.below(3) > 0 ? truth : scale[random.below(used)]
      }
    }
    return ratings(scale, values)
  }
}

extension Ratings {
  /// The values as they were given: one row for each unit.
  var values: [[Int?]] { units.map { unit in unit.map { $0.map { scale[$0] } } } }
}
