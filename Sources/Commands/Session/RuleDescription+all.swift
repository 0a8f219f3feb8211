import Engine
import Reports
import Rules

extension RuleDescription {
  /// Every rule of the program with its explanation.
  static var all: [RuleDescription] {
    RuleRegistry.all.map { RuleDescription($0, explanation: Explanations.explanation(of: type(of: $0).id) ?? "") }
  }
}
