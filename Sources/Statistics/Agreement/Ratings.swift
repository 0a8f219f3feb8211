/// What raters said about units, on one declared scale.
///
/// A unit is what is judged once by each rater: an item and one criterion, a pair, a file and one criterion.
package struct Ratings: Sendable {
  /// The scale's values in order, every one that the rubric declares, used or not.
  package let scale: [Int]
  /// For each unit and each rater the place of the value on the scale, counted from 0; nil where the rater gave none.
  package let units: [[Int?]]
  /// For each unit how many raters gave each value.
  let counts: [[Int]]

  /// Why something is no table of ratings.
  package enum Fault: Error, Hashable, Sendable {
    /// The scale has fewer than two values, or one of them twice.
    case scale
    /// A unit has another number of places for raters than the first.
    case raters(unit: Int)
    /// A value does not stand on the scale.
    case offScale(unit: Int, value: Int)
  }

  /// - Parameters:
  ///   - scale: the values that the rubric declares, in order.
  ///   - values: for each unit the value of each rater, nil where there is none; raters keep their places.
  /// - Throws: ``Fault`` where the values do not fit the scale or one another.
  package init(scale: [Int], values: [[Int?]]) throws(Fault) {
    guard scale.count > 1, Set(scale).count == scale.count else { throw .scale }
    let places = Dictionary(uniqueKeysWithValues: scale.enumerated().map { ($1, $0) })
    var units: [[Int?]] = []
    for (number, unit) in values.enumerated() {
      guard unit.count == values[0].count else { throw .raters(unit: number) }
      var row: [Int?] = []
      for value in unit {
        guard let value else {
          row.append(nil)
          continue
        }
        guard let place = places[value] else { throw .offScale(unit: number, value: value) }
        row.append(place)
      }
      units.append(row)
    }
    self.init(scale: scale, units: units)
  }

  private init(scale: [Int], units: [[Int?]]) {
    self.init(
      scale: scale, units: units,
      counts: units.map { unit in
        unit.reduce(into: [Int](repeating: 0, count: scale.count)) { counts, place in
          if let place { counts[place] += 1 }
        }
      })
  }

  private init(scale: [Int], units: [[Int?]], counts: [[Int]]) {
    self.scale = scale
    self.units = units
    self.counts = counts
  }

  /// How many raters there are, at most, on a unit.
  package var raters: Int { units.first?.count ?? 0 }

  /// How many units were judged by two raters or more: those that say something about agreement.
  package var sharedUnits: Int { shared.count }

  /// The counts of the units with two ratings or more, with the number of their ratings.
  var shared: [(counts: [Int], total: Int)] {
    counts.map { ($0, $0.reduce(0, +)) }.filter { $0.1 > 1 }
  }

  /// A table of the same size, of units picked by their numbers, each as often as it is named.
  func picking(_ numbers: [Int]) -> Ratings {
    Ratings(scale: scale, units: numbers.map { units[$0] }, counts: numbers.map { counts[$0] })
  }
}
