import Dataset
import Diagnostics
package import Engine
import Statistics

/// How far people agree, written down for people.
package struct AgreementReport {
  private let agreement: Agreement
  /// The criterion that is asked about; nil for all of them.
  private let criterion: String?

  /// - Parameter criterion: the only one to be shown, with all its coefficients.
  package init(_ agreement: Agreement, criterion: String? = nil) {
    self.agreement = agreement
    self.criterion = criterion
  }

  /// The lines of a terminal: a table, the coefficients, what was left out, and at last the policy's verdict.
  package func text() -> String {
    let versions = agreement.lot.rubrics.map(\.description).joined(separator: ", ")
    var lines = ["\(agreement.scope): \(agreement.lot.source.rawValue), rubric \(versions)"]
    if let table = agreement.criteria.first(where: { $0.criterion == criterion }) {
      lines += Self.aligned(Self.counts(of: table)) + Self.aligned(coefficients(of: table))
    } else {
      lines += overview
      if agreement.pooled.sharedUnits > 0 { lines += [""] + Self.aligned(coefficients(of: agreement.pooled)) }
    }
    lines += leftOut
    lines.append(verdict)
    return lines.map { $0 + "\n" }.joined()
  }

  /// A row for each criterion, with one coefficient each, and a row for all together.
  private var overview: [String] {
    let wanted = { (table: AgreementTable) in
      agreement.policy.map { table.coefficient(of: $0.coefficient) } ?? .gwetAC1
    }
    let named = wanted(agreement.pooled).rawValue
    var rows = [["criterion", "units", "shared", "raters", "p_o", named, "95 % interval", ""]]
    for table in agreement.criteria + [agreement.pooled] {
      let measure = table.measure(wanted(table))
      rows.append(
        [
          table.criterion.map { $0.shown(limit: 60) } ?? "all together", "\(table.units)", "\(table.sharedUnits)",
          "\(table.raters.count)", Self.short(table.observed),
        ] + Self.cells(of: measure) + [table.isSufficient ? "" : "insufficient"])
    }
    return Self.aligned(rows)
  }

  private static func counts(of table: AgreementTable) -> [[String]] {
    [
      ["criterion", table.criterion?.shown(limit: 60) ?? "all together"],
      ["units", "\(table.units)"],
      ["shared", "\(table.sharedUnits)\(table.isSufficient ? "" : ", insufficient")"],
      ["raters", table.raters.joined(separator: ", ").shown(limit: 400)],
      ["p_o", short(table.observed)],
    ]
  }

  private func coefficients(of table: AgreementTable) -> [[String]] {
    guard table.sharedUnits > 0 else { return [] }
    return table.applicable(under: agreement.policy).map { [$0.rawValue] + Self.cells(of: table.measure($0)) }
  }

  /// The value, or why there is none, and the interval.
  private static func cells(of measure: AgreementTable.Measure) -> [String] {
    switch measure.estimate {
    case .value where measure.low == nil: [short(measure.value), "no bounds"]
    case .value: [short(measure.value), "\(short(measure.low)) to \(short(measure.high))"]
    case .undefined(.noSharedUnit): ["?", ""]
    case .undefined(let reason): ["undefined (\(reason.rawValue))", ""]
    }
  }

  private static func short(_ number: Millionths?) -> String { number?.text(digits: 3) ?? "?" }

  /// Rows as lines, each column as wide as its widest cell.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// How much was left out, for each reason.
  private var leftOut: [String] {
    guard !agreement.lot.leftOut.isEmpty else { return [] }
    let byReason = Dictionary(grouping: agreement.lot.leftOut, by: \.why.reason)
    return ["Left out:"]
      + byReason.sorted { $0.key < $1.key }.map { reason, all in
        let people = Set(all.map(\.person)).sorted().joined(separator: ", ")
        return "  \(all.count) of \(people.shown(limit: 200)): \(reason.shown(limit: 400))"
      }
  }

  private var verdict: String {
    guard let gate = agreement.gate else { return "no gate: the manifest asks for no agreement" }
    return "gate: \(gate.words)"
  }
}

extension AgreementGate {
  /// The verdict in words: `gwet-ac1 lower bound 0.812345 ≥ 0.7: passes`.
  package var words: String {
    switch self {
    case .passes(let evidence): "\(evidence.words(reached: true)): passes\(evidence.doubt)"
    case .fails(let evidence): "\(evidence.words(reached: false)): fails\(evidence.doubt)"
    case .nothingToMeasure: "nothing to measure, no unit was rated by two people"
    }
  }
}

extension AgreementGate.Evidence {
  fileprivate func words(reached: Bool) -> String {
    let before = undefined.map { "\($0.rawValue) is undefined (no variation), " } ?? ""
    guard let low = measure.low else { return "\(before)\(measure.coefficient.rawValue) has no lower bound" }
    return "\(before)\(measure.coefficient.rawValue) lower bound \(low) \(reached ? "≥" : "<") \(minimumText)"
  }

  fileprivate var doubt: String {
    isSufficient ? "" : " (insufficient: fewer than \(AgreementTable.enoughUnits) units)"
  }
}
