import Diagnostics
import Engine
import Reports
import Support
import Testing

/// What holds for every format alike.
@Suite struct ReportTests {
  @Test(arguments: ReportFormat.allCases, Sample.allCases)
  func readsAsRecorded(_ format: ReportFormat, _ sample: Sample) throws {
    let text = sample.report.rendered(as: format)
    let difference = try Recording("\(sample).\(format.fileExtension)").difference(from: text)
    #expect(difference == nil)
  }

  @Test(arguments: ReportFormat.allCases, Sample.allCases)
  func showsNothingRaw(_ format: ReportFormat, _ sample: Sample) {
    let text = sample.report.rendered(as: format)
    let raw = text.unicodeScalars.filter { $0 != "\n" && $0.mustBeEscaped }
    #expect(raw.isEmpty)
    #expect(text.hasSuffix("\n"))
  }

  @Test(arguments: ReportFormat.allCases)
  func isTheSameInWhateverOrderThingsWereFound(_ format: ReportFormat) {
    let findings = Samples.mixed.findings
    let turned = Verdict(findings: findings.reversed() + findings, items: Samples.mixed.items)
    let report = Report(turned, version: "1.2.3", rules: Samples.rules).rendered(as: format)
    #expect(report == Sample.mixed.report.rendered(as: format))
  }

  @Test(arguments: [
    (0, 0, 0, "nothing wrong"), (0, 0, 1, "1 item, nothing wrong"), (0, 0, 12, "12 items, nothing wrong"),
    (1, 0, 0, "1 error"), (2, 1, 12, "2 errors, 1 warning in 12 items"), (0, 2, 1, "2 warnings in 1 item"),
  ])
  func sumsUp(_ errors: Int, _ warnings: Int, _ items: Int, _ summary: String) {
    let findings = (0..<errors + warnings).map { number in
      Samples.finding("a/b", number < errors ? .error : .warning, Location(path: "\(number)"), "x")
    }
    #expect(Verdict(findings: findings, items: items).summary == summary)
  }
}

extension ReportFormat {
  fileprivate var fileExtension: String {
    switch self {
    case .text: "txt"
    case .json: "json"
    case .sarif: "sarif"
    case .github: "github"
    case .junit: "xml"
    }
  }
}
