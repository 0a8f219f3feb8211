package import Dataset
import Diagnostics

/// A batch whose audit failed, or was given up, and that items of another batch resemble.
package struct ResembledLot: Hashable, Sendable {
  package let batch: BatchName
  /// How many items of the other batch resemble one of this.
  package let items: Int
  /// How many attempts were spent on it.
  package let attempts: Int

  /// How much two items have in common, of the runs of five words in either, to resemble one another.
  static let threshold = 0.85

  /// Whether a lot counts as the same work: more than a tenth of its items are.
  ///
  /// - Parameter count: how many items the lot has.
  package func isSameWork(asLotOf count: Int) -> Bool { items * 10 > count }

  /// What there is to know, in one line.
  ///
  /// - Parameter count: how many items the lot has that is asked about.
  package func words(inLotOf count: Int) -> String {
    let resemble = items == 1 ? "resembles one" : "resemble some"
    let start = "\(items) of \(counted(count, "item")) \(resemble) of \(batch), whose audit did not pass"
    guard isSameWork(asLotOf: count) else { return start }
    return "\(start): its \(counted(attempts, "attempt")) \(attempts == 1 ? "counts" : "count") here, too"
  }
}

extension [ResembledLot] {
  /// The attempts that other lots have spent of the risk that a lot may take.
  package func spent(byLotOf count: Int) -> Int {
    filter { $0.isSameWork(asLotOf: count) }.reduce(0) { $0 + $1.attempts }
  }
}
