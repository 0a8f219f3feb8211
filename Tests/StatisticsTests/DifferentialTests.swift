import Foundation
import Statistics
import Testing

/// Writes tables with every coefficient of them, for `Tests/Differential/agreement.py` to compute by other libraries.
@Suite struct DifferentialTests {
  static let path = ProcessInfo.processInfo.environment["GIT_DATASET_AGREEMENT"]

  @Test(.enabled(if: path != nil)) func writesTablesWithTheirCoefficients() throws {
    var random = SplitMix64(seed: 2026)
    let tables = [Tables.krippendorff, Tables.pair, Tables.prevalence] + (0..<1000).map { _ in Tables.random(&random) }
    let text = tables.map { line($0) + "\n" }.joined()
    try text.write(toFile: #require(Self.path), atomically: true, encoding: .utf8)
  }

  /// One table as a line of JSON; an undefined coefficient is null.
  private func line(_ ratings: Ratings) -> String {
    let units = ratings.values.map { "[\($0.map { $0.map { "\($0)" } ?? "null" }.joined(separator: ","))]" }
    let values = Coefficient.allCases.map {
      "\"\($0.rawValue)\":\($0.estimate(ratings).value.map { "\($0)" } ?? "null")"
    }
    return "{\"scale\":\(ratings.scale),\"units\":[\(units.joined(separator: ","))],"
      + "\"coefficients\":{\(values.joined(separator: ","))}}"
  }
}
