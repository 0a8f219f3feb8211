import Dataset
import Diagnostics

/// How much each rule's findings weigh, by a manifest, or by the stricter of several.
struct Severities: Sendable {
  private let tables: [Table]

  /// What one manifest says.
  private struct Table: Sendable {
    let dataset: [RuleID: Severity]
    let streams: [String: [RuleID: Severity]]

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
    return tables.map { $0.severity(of: type.id, in: stream) ?? type.severity }.max() ?? type.severity
  }
}
