package import Checks
package import Dataset
package import Diagnostics

/// How much each rule's findings weigh, by a manifest, or by the stricter of several.
struct Severities: Sendable {
  private let tables: [Table]

  /// What one manifest says.
  private struct Table: Sendable {
    let dataset: [RuleID: Severity]
    let streams: [String: [RuleID: Severity]]

    /// What it says anything about, of a stream.
    func ids(in stream: String) -> [RuleID] { Array(dataset.keys) + Array(streams[stream]?.keys ?? [:].keys) }

    /// The stream's word goes before the dataset's; nil where neither says anything.
    func severity(of rule: RuleID, in stream: String?) -> Severity? {
      if let stream, let severity = streams[stream]?[rule] { return severity }
      return dataset[rule]
    }
  }

  /// Every rule's own severity.
  static let defaults = Severities(tables: [Table(dataset: [:], streams: [:])])

  init(_ manifest: Manifest) {
    let streams = Dictionary(
      manifest.streams.map { ($0.name, $0.severities) }, uniquingKeysWith: { first, _ in first })
    tables = [Table(dataset: manifest.severities, streams: streams)]
  }

  private init(tables: [Table]) {
    self.tables = tables
  }

  /// The weights of which each is the stricter one of two.
  func orStricter(_ other: Severities) -> Severities { Severities(tables: tables + other.tables) }

  /// The stream's word goes before the dataset's, and that before the rule's own; a fixed rule keeps its own.
  func severity(of rule: any Rule, in stream: String? = nil) -> Severity {
    let type = type(of: rule)
    guard !type.isFixed else { return type.severity }
    return severity(of: type.id, in: stream, or: type.severity)
  }

  /// The same for a check, whose own severity is the one that the file of checks gives it.
  ///
  /// - Parameter isDelivered: whether a batch for delivery is frozen.
  func severity(of check: CheckTerms, in stream: String, delivering isDelivered: Bool) -> Severity {
    severity(of: check.id, in: stream, or: isDelivered ? check.freezeSeverity ?? check.severity : check.severity)
  }

  /// Whether something that is no rule, and so may be a check of a stream, may weigh more than before.
  func mayRaiseChecks(in stream: String, above before: Severities, _ rules: RuleSet) -> Bool {
    let raised = Set((tables + before.tables).flatMap { $0.ids(in: stream) }).filter { id in
      // A check's own weight stands in its stream's file, and may be any.
      let old = before.tables.map { $0.severity(of: id, in: stream) ?? .off }.max() ?? .off
      let new = tables.map { $0.severity(of: id, in: stream) ?? .error }.max() ?? .error
      return new > old
        && tables.contains { table in
          before.tables.contains { table.severity(of: id, in: stream) != $0.severity(of: id, in: stream) }
        }
    }
    return !raised.isEmpty && !raised.isSubset(of: Set(rules.all.map { type(of: $0).id }))
  }

  private func severity(of rule: RuleID, in stream: String?, or own: Severity) -> Severity {
    tables.map { $0.severity(of: rule, in: stream) ?? own }.max() ?? own
  }
}

extension Manifest {
  /// What a check's findings weigh in one of the dataset's streams.
  ///
  /// - Parameter isDelivered: whether a batch for delivery is frozen.
  package func severity(of check: CheckTerms, in stream: String, delivering isDelivered: Bool = false) -> Severity {
    Severities(self).severity(of: check, in: stream, delivering: isDelivered)
  }
}
