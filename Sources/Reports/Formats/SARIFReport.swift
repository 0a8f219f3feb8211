import Dataset
import Diagnostics
import Engine

extension Report {
  /// The most results that viewers take in one run.
  private static let mostResults = 25_000

  /// One run in SARIF 2.1.0, one rule and one result on each line.
  func sarif() -> String {
    let shown = verdict.findings(atMost: Self.mostResults)
    let rules = RuleList(rules, shown)
    var text = "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
    text += "\"tool\":{\"driver\":{\"name\":\"git-dataset\",\"version\":"
    text.append(.string(version))
    text += ",\"rules\":"
    text.appendLines(rules.descriptions.lazy.map(\.sarif))
    text += "}},\n\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":"
    text.append(["%SRCROOT%": ["description": ["text": "The root of the dataset's repository."]]])
    text += ",\n\"invocations\":"
    text.append([invocation(leftOut: verdict.findings.count - shown.count)])
    text += ",\n\"results\":"
    var fingerprints = Fingerprints()
    text.appendLines(shown.map { $0.sarif(rule: rules.index(of: $0.rule), fingerprint: fingerprints.next($0)) })
    return text + "}]}\n"
  }

  /// That the program did its work, and how many findings it had to leave out.
  private func invocation(leftOut: Int) -> JSONValue {
    guard leftOut > 0 else { return ["executionSuccessful": true] }
    let text = "\(leftOut) of \(verdict.findings.count) findings are left out: viewers take at most \(Self.mostResults)"
    return [
      "executionSuccessful": true,
      "toolExecutionNotifications": [["level": "warning", "message": ["text": .string(text)]]],
    ]
  }
}

/// The rules of a run by their place in it.
private struct RuleList {
  private(set) var descriptions: [RuleDescription]
  private var places: [RuleID: Int] = [:]

  /// The rules given, and after them those of findings that are not among them.
  init(_ rules: [RuleDescription], _ findings: [Finding]) {
    descriptions = rules
    for (place, rule) in rules.enumerated() { places[rule.id] = place }
    for finding in findings where places[finding.rule] == nil {
      places[finding.rule] = descriptions.count
      let rule = RuleDescription(id: finding.rule, severity: .error, isSafety: false, explanation: "")
      descriptions.append(rule)
    }
  }

  func index(of rule: RuleID) -> Int { places[rule] ?? -1 }
}

extension RuleDescription {
  fileprivate var sarif: JSONValue {
    guard let first = paragraphs.first else { return ["id": .string(id.name)] }
    return [
      "id": .string(id.name),
      "shortDescription": ["text": .string(firstSentence)],
      "fullDescription": ["text": .string(first)],
      "help": ["text": .string(paragraphs.joined(separator: "\n\n"))],
      "defaultConfiguration": ["level": .string(severity.level)],
    ]
  }
}

extension Severity {
  /// The SARIF level.
  fileprivate var level: String {
    switch self {
    case .off: "none"
    case .info: "note"
    case .warning, .error: rawValue
    }
  }
}

extension Finding {
  fileprivate func sarif(rule index: Int, fingerprint: String) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(rule.name)),
      ("ruleIndex", .number(index)),
      ("kind", "fail"),
      ("level", .string(severity.level)),
      ("message", ["text": .string(sarifText)]),
      ("locations", [location.sarif]),
      ("partialFingerprints", ["gitDataset/v1": .string(fingerprint)]),
    ]
    if let commit = location.commit { members.append(("properties", ["commit": .string(commit)])) }
    // SARIF 2.1.0, 3.35: what lies outside the file that the result is about is `external`.
    if let waiver {
      let words = "\(waiver.person.shown()): \(waiver.comment.foldedWhitespace.shown(limit: 1000))"
      members.append(("suppressions", [["kind": "external", "status": "accepted", "justification": .string(words)]]))
    }
    return .object(members)
  }

  /// The message with what to do: a viewer shows nothing else beside the line.
  private var sarifText: String {
    let place = location.shownCommit.map { " (in \($0))" } ?? ""
    return message.shownText + place + (message.help.isEmpty ? "" : "\nhelp: \(message.shownHelp)")
  }
}

extension Location {
  /// Where viewers show the finding. They refuse a result without a file, so what is about a commit or a ref stands
  /// at the manifest.
  fileprivate var sarif: JSONValue {
    let uri = path.isEmpty ? "dataset.yaml" : path.percentEncoded
    var physical: [(String, JSONValue)] = [
      ("artifactLocation", ["uri": .string(uri), "uriBaseId": "%SRCROOT%"])
    ]
    if let line {
      var region: [(String, JSONValue)] = [("startLine", .number(line))]
      if let column { region.append(("startColumn", .number(column))) }
      physical.append(("region", .object(region)))
    }
    var members: [(String, JSONValue)] = [("physicalLocation", .object(physical))]
    if let pointer { members.append(("logicalLocations", [["fullyQualifiedName": .string(pointer)]])) }
    return .object(members)
  }
}

extension String {
  /// The path as a relative reference (RFC 3986): everything but unreserved characters and `/` is encoded.
  fileprivate var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        encoded.append(byte)
      default:
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
