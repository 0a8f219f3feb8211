import Checks
import Diagnostics

/// The copies that checks of exact copies reported, so that of each pair nobody hears twice.
struct CopiesFound {
  /// A place and the place that it is a copy of.
  private struct Copy: Hashable {
    let path: String
    let pointer: String
    let original: String

    init?(_ hit: BatchHit) {
      guard let original = hit.original else { return nil }
      (path, pointer, self.original) = (hit.sample.item, hit.sample.pointer, original)
    }
  }

  /// How gravely each was reported.
  private var severities: [Copy: Severity] = [:]

  /// Takes in what a check of exact copies found.
  ///
  /// - Parameters:
  ///   - hits: what it hit.
  ///   - findings: what came of them: a finding that was waived, or that is one of too many to be told, counts as it
  ///     stands here, so that a waiver of one check never silences another.
  mutating func add(_ hits: [BatchHit], _ findings: [Finding]) {
    var told: [String: Severity] = [:]
    for finding in findings {
      let key = Self.key(finding.location.path, finding.location.pointer ?? "")
      told[key] = max(told[key] ?? .off, finding.severity)
    }
    for hit in hits {
      guard let copy = Copy(hit), let severity = told[Self.key(copy.path, copy.pointer)] else { continue }
      severities[copy] = max(severities[copy] ?? .off, severity)
    }
  }

  /// Whether a hit says again what was reported before, no less gravely.
  func have(_ hit: BatchHit, as severity: Severity) -> Bool {
    Copy(hit).flatMap { severities[$0] }.map { $0 >= severity } ?? false
  }

  private static func key(_ path: String, _ pointer: String) -> String { "\(path)#\(pointer)" }
}
