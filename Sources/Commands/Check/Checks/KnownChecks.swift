import Builtin
import Checks
import Dataset
import Diagnostics
import Documents
import Engine
import Reports

/// The checks that can be explained: those of the dataset that one stands in, and those that ship.
enum KnownChecks {
  /// Those of the dataset around, each as its stream weighs it; those that ship where one stands in none.
  static func all(in session: Session) -> [RuleDescription] { dataset(around: session) ?? shipped }

  /// Those that found something and can be explained.
  static func found(in verdict: Verdict, _ session: Session) -> [RuleDescription] {
    let found = Set(verdict.findings.map(\.rule)).subtracting(RuleDescription.all.map(\.id))
    // Nothing is read where there is nothing to explain.
    guard !found.isEmpty else { return [] }
    var taken: Set<RuleID> = []
    return (all(in: session) + shipped).filter { found.contains($0.id) && taken.insert($0.id).inserted }
  }

  /// Nil where there is no dataset around, or where its manifest cannot be read.
  static func dataset(around session: Session) -> [RuleDescription]? {
    guard let checkout = try? Checkout(in: session) else { return nil }
    return checkout.manifest.streams.flatMap { stream in
      checkout.checks(of: stream).checks.terms.map { check in
        RuleDescription(
          check, severity: checkout.manifest.severity(of: check, in: stream.name),
          from: check.id.group == stream.type ? stream.files.checks : nil)
      }
    }.distinct
  }

  /// Those of the streams that ship, with what every stream shares.
  static var shipped: [RuleDescription] {
    Builtin.files(under: "Templates/streams").flatMap { file in
      let parts = file.path.split(separator: "/").map(String.init)
      guard parts.count == 4, StreamTemplate.isChecks(parts[3]) else { return [RuleDescription]() }
      return StreamTemplate.checks(ofType: parts[2]).map { RuleDescription($0, severity: $0.severity, from: nil) }
    }.distinct
  }
}

extension RuleDescription {
  /// - Parameter path: the file that the check stands in; nil for one that ships.
  fileprivate init(_ check: CheckTerms, severity: Severity, from path: String?) {
    let thresholds = check.thresholds.map { " `\($0.name): \($0.number)`" }.joined(separator: ",")
    var paragraphs = check.explanation.split(separator: "\n\n").map(String.init)
    if check.waivable != .no {
      paragraphs.append(
        "Waiver: by a \(check.waivable.rawValue) who wrote nothing of the item: "
          + "`git dataset waive ITEM \(check.id.name) --comment TEXT`.")
    }
    if let weight = check.freezeSeverity, weight != severity {
      paragraphs.append("Freeze: \(weight.article) \(weight.rawValue) where a batch for delivery is frozen.")
    }
    paragraphs.append(
      "Function: `\(check.function)`" + (check.scope.words.isEmpty ? "" : " \(check.scope.words)")
        + (thresholds.isEmpty ? "" : " with\(thresholds)")
        + (path.map { ", in `\($0)`" } ?? ""))
    self.init(
      // What a dataset says reaches no terminal as it is.
      id: RuleID(check.id.name.shown(limit: 200)), severity: severity, isSafety: false,
      isWaivable: check.waivable != .no,
      explanation: paragraphs.map { $0.shown(limit: 2000) }.joined(separator: "\n\n"))
  }
}

extension [RuleDescription] {
  /// Each that says something of its own, in the order of the ids.
  fileprivate var distinct: [RuleDescription] {
    var known: Set<String> = []
    return filter { known.insert("\($0.id.name)\n\($0.weight)\n\($0.explanation)").inserted }.sorted { $0.id < $1.id }
  }
}

extension Severity {
  fileprivate var article: String { self == .warning ? "a" : "an" }
}
