import Diagnostics
package import Engine

extension Verdict {
  /// Findings that are only worth knowing.
  private var remarks: Int { findings.count { $0.severity == .info && $0.waiver == nil } }
  private var waived: Int { findings.count { $0.waiver != nil } }

  /// The totals in words: `3 errors, 1 warning in 12 items`, `12 items, nothing wrong`.
  package var summary: String {
    let items = items > 0 ? counted(items, "item") : nil
    let errors = errors > 0 ? counted(errors, "error") : nil
    let warnings = warnings > 0 ? counted(warnings, "warning") : nil
    let remarks = remarks > 0 ? counted(remarks, "remark") : nil
    let waived = waived > 0 ? "\(waived) waived" : nil
    let found = [errors, warnings, remarks, waived].compactMap(\.self).joined(separator: ", ")
    guard !found.isEmpty else { return items.map { "\($0), nothing wrong" } ?? "nothing wrong" }
    return items.map { "\(found) in \($0)" } ?? found
  }

  /// At most `most` findings in the order of places; where some must stay out, warnings go before errors.
  func findings(atMost most: Int) -> [Finding] { findings.first(most, by: \.severity) }
}

extension Array {
  /// At most `most` elements in their order; where some must stay out, warnings go before errors.
  func first(_ most: Int, by severity: (Element) -> Severity) -> [Element] {
    guard count > most else { return self }
    var errorsLeft = Swift.min(count { severity($0) == .error }, most)
    var warningsLeft = most - errorsLeft
    return filter { element in
      let isError = severity(element) == .error
      guard (isError ? errorsLeft : warningsLeft) > 0 else { return false }
      if isError { errorsLeft -= 1 } else { warningsLeft -= 1 }
      return true
    }
  }
}
