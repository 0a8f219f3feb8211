import Dataset
import Diagnostics

/// How much each rule's findings weigh, by the manifest.
struct Severities: Sendable {
  private let dataset: [RuleID: Severity]
  private let streams: [String: [RuleID: Severity]]

  /// Every rule's own severity.
  static let defaults = Severities(dataset: [:], streams: [:])

  init(_ manifest: Manifest) {
    dataset = manifest.severities
    streams = Dictionary(manifest.streams.map { ($0.name, $0.severities) }, uniquingKeysWith: { first, _ in first })
  }

  private init(dataset: [RuleID: Severity], streams: [String: [RuleID: Severity]]) {
    self.dataset = dataset
    self.streams = streams
  }

  /// The stream's word goes before the dataset's, and that before the rule's own; a fixed rule keeps its own.
  func severity(of rule: any Rule, in stream: String? = nil) -> Severity {
    let type = type(of: rule)
    guard !type.isFixed else { return type.severity }
    if let stream, let severity = streams[stream]?[type.id] { return severity }
    return dataset[type.id] ?? type.severity
  }
}
