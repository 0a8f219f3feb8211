package import Dataset
import Diagnostics

/// An item of a batch that says the same as another, see ``ItemGist``.
package struct RepeatedItem: Hashable, Sendable {
  package let item: ItemName
  package let path: String
  /// The path of the other item.
  package let other: String
  /// Whether the other lies in the same batch; else it lies in one that was frozen before.
  package let isOfOneBatch: Bool
  /// The attempt whose freeze had the other, where its batch has it no more; else nil.
  package let attempt: Int?

  /// What is wrong, in one line.
  package var words: String {
    let frozen = attempt.map { "as its batch had it when it was frozen for attempt \($0)" } ?? "which was frozen before"
    let why = isOfOneBatch ? "of the same batch" : frozen
    return "\(item) says the same as \(other.shown(limit: 300)), \(why)"
  }

  /// What to do about it, to go on after a command.
  ///
  /// - Parameter hasAttempts: whether the batch was frozen before, so that only a calibrator takes an item out.
  package static func remedy(_ hasAttempts: Bool) -> String {
    hasAttempts
      ? "let its authors write another item under the id, or ask a calibrator to withdraw it"
      : "delete the copy, or let its authors write another item"
  }
}
