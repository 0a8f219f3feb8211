import Dataset
package import Engine
import Statistics

extension AgreementReport {
  /// One JSON object for all lots, one table on each line; docs/reports.md lists its keys.
  ///
  /// - Parameter version: the program's.
  package static func json(_ agreements: [Agreement], version: String, criterion: String? = nil) -> String {
    var text = "{\"version\":"
    text.append(.string(version))
    text += ",\"agreements\":["
    for (position, agreement) in agreements.enumerated() {
      text += position > 0 ? "," : ""
      text += agreement.json(criterion)
    }
    return text + "]}\n"
  }
}

extension Agreement {
  fileprivate func json(_ criterion: String?) -> String {
    var text = "\n{\"scope\":"
    text.append(.string(scope))
    text += ",\"source\":"
    text.append(.string(lot.source.rawValue))
    text += ",\"rubrics\":"
    text.append(.array(lot.rubrics.map { .string($0.description) }))
    text += ",\"tables\":"
    let tables = criteria.filter { criterion == nil || $0.criterion == criterion } + [pooled]
    text.appendLines(tables.lazy.map { $0.json(policy) })
    text += ",\"left_out\":"
    text.appendLines(lot.leftOut.lazy.map(\.json))
    text += ",\"gate\":"
    text.append(gate?.json ?? .null)
    return text + "}"
  }
}

extension AgreementTable {
  fileprivate func json(_ policy: AgreementPolicy?) -> JSONValue {
    [
      "criterion": JSONValue(criterion), "scale": .array(scale.map { .number($0) }), "units": .number(units),
      "shared": .number(sharedUnits), "sufficient": .boolean(isSufficient),
      "raters": .array(raters.map { .string($0) }), "observed": JSONValue(observed),
      "coefficients": .object(applicable(under: policy).map { ($0.rawValue, measure($0).json) }),
    ]
  }
}

extension AgreementTable.Measure {
  fileprivate var json: JSONValue {
    switch estimate {
    case .value: ["value": JSONValue(value), "low": JSONValue(low), "high": JSONValue(high)]
    case .undefined(let reason): ["undefined": .string(reason.rawValue)]
    }
  }
}

extension RatedLot.LeftOut {
  fileprivate var json: JSONValue {
    ["item": .string("\(item)"), "person": .string(person), "reason": .string(why.reason)]
  }
}

extension AgreementGate {
  fileprivate var json: JSONValue {
    switch self {
    case .passes(let evidence), .fails(let evidence):
      [
        "passes": .boolean(passes), "coefficient": .string(evidence.measure.coefficient.rawValue),
        "undefined": JSONValue(evidence.undefined?.rawValue), "low": JSONValue(evidence.measure.low),
        "minimum": .decimal("\(evidence.minimum)"), "shared": .number(evidence.sharedUnits),
        "sufficient": .boolean(evidence.isSufficient),
      ]
    case .nothingToMeasure: ["passes": false, "shared": 0]
    }
  }
}

extension JSONValue {
  fileprivate init(_ number: Millionths?) { self = number.map { .decimal($0.description) } ?? .null }
}
