import Diagnostics
import Engine

extension Report {
  /// A suite with one test for each file or commit that something was found in, and one for all the rest, which passes.
  ///
  /// A test fails where there are errors; warnings are its output. How many items were looked at is a property: a
  /// verdict names no item in which nothing was found.
  func junit() -> String {
    let cases = TestCase.all(of: verdict.findings)
    let counts = "tests=\"\(cases.count + 1)\" failures=\"\(cases.count { !$0.errors.isEmpty })\" errors=\"0\""
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="git-dataset" \(counts)>
      <testsuite name="git-dataset" \(counts) skipped="0">
      <properties>
      <property name="version" value="\(version.shown().xml)"/>
      <property name="items" value="\(verdict.items)"/>
      <property name="errors" value="\(verdict.errors)"/>
      <property name="warnings" value="\(verdict.warnings)"/>
      </properties>

      """
    for test in cases { text.append(test) }
    return text + """
      <testcase classname="git-dataset" name="the rest of the dataset"/>
      </testsuite>
      </testsuites>

      """
  }
}

/// What was found in one file, one commit, or the repository as a whole.
private struct TestCase {
  let location: Location
  var errors: [Finding] = []
  var warnings: [Finding] = []

  var name: String { location.path.isEmpty ? location.shownCommit ?? "repository" : location.shownPath }

  /// The tests in the order in which their places first come up.
  static func all(of findings: [Finding]) -> [TestCase] {
    var cases: [TestCase] = []
    var places: [Location: Int] = [:]
    for finding in findings {
      // A file is one test, in whichever commit; what has no path is a test for each commit.
      let path = finding.location.path
      let place = Location(path: path, commit: path.isEmpty ? finding.location.commit : nil)
      let index = places[place] ?? cases.count
      if index == cases.count {
        places[place] = index
        cases.append(TestCase(location: place))
      }
      if finding.severity == .error {
        cases[index].errors.append(finding)
      } else {
        cases[index].warnings.append(finding)
      }
    }
    return cases
  }
}

extension String {
  fileprivate mutating func append(_ test: TestCase) {
    self += "<testcase classname=\"git-dataset\" name=\"\(test.name.xml)\""
    if !test.location.path.isEmpty { self += " file=\"\(test.location.shownPath.xml)\"" }
    self += ">\n"
    if let first = test.errors.first {
      let others = test.errors.count > 1 ? " (and \(counted(test.errors.count - 1, "more error")))" : ""
      self += "<failure type=\"\(first.rule.name.shown().xml)\" message=\"\((first.message.shownText + others).xml)\">"
      self += test.errors.lines.xml + "</failure>\n"
    }
    if !test.warnings.isEmpty { self += "<system-out>\(test.warnings.lines.xml)</system-out>\n" }
    self += "</testcase>\n"
  }
}

extension [Finding] {
  /// The findings as the text report has them.
  fileprivate var lines: String {
    var lines = ""
    for finding in self { lines.append(finding, coloured: false) }
    return lines
  }
}

extension String {
  /// The text as character data or as an attribute's value; what XML 1.0 cannot hold has been escaped before.
  fileprivate var xml: String {
    guard utf8.contains(where: \.isMarkup) else { return self }
    var xml = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": xml += "&amp;"
      case "<": xml += "&lt;"
      case ">": xml += "&gt;"
      case "\"": xml += "&quot;"
      default: xml.unicodeScalars.append(scalar)
      }
    }
    return xml
  }
}

extension UInt8 {
  fileprivate var isMarkup: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
