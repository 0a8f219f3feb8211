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
  /// How often each unit stands in the table: units that were judged alike can stand in one place.
  let times: [Int]

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
      }, times: [Int](repeating: 1, count: units.count))
  }

  private init(scale: [Int], units: [[Int?]], counts: [[Int]], times: [Int]) {
    self.scale = scale
    self.units = units
    self.counts = counts
    self.times = times
  }

  /// How many raters there are, at most, on a unit.
  package var raters: Int { units.first?.count ?? 0 }

  /// How many units were judged by two raters or more: those that say something about agreement.
  package var sharedUnits: Int { shared.reduce(0) { $0 + $1.times } }

  /// The counts of the units with two ratings or more, with the number of their ratings, and how often each stands
  /// there.
  var shared: [(counts: [Int], total: Int, times: Int)] {
    zip(counts, times).map { ($0, $0.reduce(0, +), $1) }.filter { $0.1 > 1 }
  }

  /// The same table with units that were judged alike in one place, in an order that depends on nothing else.
  ///
  /// - Parameter raters: whether it matters who gave which value.
  package func condensed(tellingApart raters: Bool) -> Ratings {
    var places: [[Int]: (unit: Int, times: Int)] = [:]
    for unit in units.indices {
      let kind = raters ? units[unit].map { $0 ?? -1 } : counts[unit]
      places[kind, default: (unit, 0)].times += times[unit]
    }
    let kinds = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    return Ratings(
      scale: scale, units: kinds.map { units[$0.unit] }, counts: kinds.map { counts[$0.unit] },
      times: kinds.map(\.times))
  }

  /// The same units, each as often as it is said; those that are left out altogether are gone.
  func standing(_ times: [Int]) -> Ratings {
    let kept = times.indices.filter { times[$0] > 0 }
    return Ratings(
      scale: scale, units: kept.map { units[$0] }, counts: kept.map { counts[$0] }, times: kept.map { times[$0] })
  }
}
