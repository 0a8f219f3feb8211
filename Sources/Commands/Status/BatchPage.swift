import Dataset
import Engine
import Reports

extension BatchProgress {
  /// How far the batch has come, and what it needs next, in lines.
  func page(width: Int) -> [String] {
    let steps = BatchSteps(self).steps
    return [heading] + lines(width: width).map { "  \($0)" } + (steps.isEmpty ? [] : ["Next:"])
      + steps.flatMap(\.lines)
  }
}
