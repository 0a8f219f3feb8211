package import Diagnostics

/// What a check is called, what it is there for, and how much it weighs.
package struct CheckTerms: Sendable {
  /// `<stream type>/<name>`, or `item/<name>` for one that every stream shares.
  package let id: RuleID
  /// What holds where nothing is found, in a sentence.
  package let summary: String
  /// What is lost where it does not hold.
  package let why: String
  /// What to do, in the imperative.
  package let fix: String
  /// What a finding weighs where no manifest says anything.
  package let severity: Severity
  /// What a finding weighs where a batch for delivery is frozen; nil where that is no different.
  package let freezeSeverity: Severity?
  package let waivable: Waivable
  /// The name of the function that is asked.
  package let function: String
  /// What it is asked about.
  package let scope: CheckScope
  /// The numbers among the function's options, in the order of the file.
  package let thresholds: [Threshold]
  /// What decides what is found, and who may waive it, as a canonical text; words and weights are not in it.
  /// Empty where nobody may waive it, and nothing is kept of what it takes.
  package let definition: String
}

/// A number that a check is set to.
package struct Threshold: Hashable, Sendable {
  /// The option's name.
  package let name: String
  /// The number as the file writes it.
  package let number: String
}

/// Who may say that a finding of a check does not count.
package enum Waivable: String, Sendable {
  case no
  case reviewer
  case calibrator
}

extension CheckTerms {
  /// The paragraphs that `git dataset explain` and docs/rules.md print.
  package var explanation: String {
    let parts = [summary, why.isEmpty ? "" : "Why: \(why.asClause)", fix.isEmpty ? "" : "Fix: \(fix.asClause)"]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// What to do, as it stands below a finding: without a full stop.
  var help: String {
    let clause = fix.asClause
    return clause.hasSuffix(".") ? String(clause.dropLast()) : clause
  }
}

extension String {
  /// A sentence as what follows a colon: its first letter is small, unless the word has others that are not.
  fileprivate var asClause: String {
    let word = prefix { $0.isLetter }
    guard let first = word.first, word.dropFirst().allSatisfy(\.isLowercase) else { return self }
    return first.lowercased() + dropFirst()
  }
}
