import Dataset
import Engine
import Reports

extension BatchProgress {
  /// How far the batch has come, and what it needs next, in lines.
  ///
  /// - Parameter live: how many of its items were recorded how; nil where its stream does not ask.
  func page(width: Int, live: String? = nil) -> [String] {
    let steps = BatchSteps(self).steps
    return [heading] + (lines(width: width) + [live].compactMap { $0 }).map { "  \($0)" }
      + (steps.isEmpty ? [] : ["Next:"])
      + steps.flatMap(\.lines)
  }
}
