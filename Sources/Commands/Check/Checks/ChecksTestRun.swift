import Checks
import Dataset
import Diagnostics
import Documents
import Signatures

/// Holds checks against cases, and counts.
struct ChecksTestRun {
  private(set) var findings: [Finding] = []
  private(set) var cases = 0
  private(set) var passed = 0
  private var trials = ChecksTrials()
  private var reported: Set<Finding> = []
  private let worker = CheckWorker()

  private static let rule: RuleID = "checks/test"

  /// Runs a file of cases; they fail where its checks do not compile.
  ///
  /// - Throws: ``Failure`` where the checks cannot be read, or where the file names one that there is not.
  mutating func hold(_ file: ChecksTestFile, against library: CheckLibrary) throws(Failure) {
    cases += file.cases.count
    let checks = try library.checks(of: file)
    guard checks.problems.isEmpty else {
      for problem in checks.problems where reported.insert(problem).inserted { findings.append(problem) }
      return
    }
    trials.add(checks)
    for test in file.cases {
      let expected = try test.expectations.map { (expectation) throws(Failure) in
        try ChecksTestPlace(expectation, of: checks, in: file)
      }
      let differences = Self.differences(between: hits(of: checks, on: test), and: expected)
      if differences.isEmpty { passed += 1 }
      findings += differences.map { difference in
        let message = difference.text(of: checks)
        return Finding(
          rule: Self.rule, severity: .error, location: difference.location(in: file, test),
          message: Finding.Message("\(test.description.shown(limit: 120)): \(message)"))
      }
    }
  }

  /// What of the checks was not tried.
  func untried(as severity: Severity) -> [Finding] { trials.findings(as: severity) }

  /// Everything that the checks find in a case.
  private mutating func hits(of checks: TestedChecks, on test: ChecksTestCase) -> [ChecksTestPlace] {
    guard test.judgements == nil else { return judgementHits(of: checks, on: test) }
    guard !test.isOfBatch else { return batchHits(of: checks, on: test) }
    let context = Self.context(of: test.item, test, naming: checks.checks.host)
    return checks.checks.checks.flatMap { check in
      let hits = worker.hits(of: check, in: context)
      let isSilent = hits.isEmpty && worker.hasMatter(for: check, in: context)
      trials.add(check.id, of: checks, hasFired: !hits.isEmpty, isSilent: isSilent)
      return hits.map { ChecksTestPlace($0, of: check) }
    }
  }

  /// The same for the items of a batch.
  private mutating func batchHits(of checks: TestedChecks, on test: ChecksTestCase) -> [ChecksTestPlace] {
    let items = test.item.elements.map { Self.context(of: $0, test, naming: checks.checks.host) }
    let width = String(items.count).count
    return checks.checks.batchChecks.filter { !$0.isOfJudgements }.flatMap { check in
      var places: [String: String] = [:]
      let samples = items.enumerated().compactMap { index, item in
        // Checks sort by paths, which so are in the order of the list.
        let number = String(index + 1)
        let path = "item-" + String(repeating: "0", count: width - number.count) + number + ".yaml"
        places[path] = "/\(index)"
        return worker.sample(for: check, of: item, at: path)
      }
      let hits = check.hits(in: samples)
      trials.add(check.id, of: checks, hasFired: !hits.isEmpty, isSilent: hits.isEmpty && !samples.isEmpty)
      return hits.map { hit in
        ChecksTestPlace(hit, of: check, at: (places[hit.sample.item] ?? "") + hit.sample.pointer)
      }
    }
  }

  /// The same for judgements: of each by itself, of those of each item together, and of all of them.
  private mutating func judgementHits(of checks: TestedChecks, on test: ChecksTestCase) -> [ChecksTestPlace] {
    let items = test.isOfBatch ? Array(test.item.elements) : [test.item]
    let judged = items.enumerated().map { ChecksTestJudgements($1, number: $0, of: test) { Self.context(of: $0, $1) } }
    var places: [ChecksTestPlace] = []
    for judgement in judged.flatMap(\.all) {
      for check in checks.checks.judgementChecks {
        let hits = worker.hits(of: check, in: judgement.context)
        let isSilent = hits.isEmpty && worker.hasMatter(for: check, in: judgement.context)
        trials.add(check.id, of: checks, hasFired: !hits.isEmpty, isSilent: isSilent)
        places += hits.map { ChecksTestPlace($0, of: check, in: judgement.pointer) }
      }
    }
    for check in checks.checks.consensusChecks {
      for judgements in judged { places += hits(of: check, of: checks, in: judgements.all) }
    }
    for check in checks.checks.batchChecks where check.isOfJudgements {
      places += hits(of: check, of: checks, in: judged.flatMap(\.all))
    }
    return places
  }

  /// What a check finds that looks at several judgements together.
  private mutating func hits(
    of check: BatchCheck, of checks: TestedChecks, in judgements: [ChecksTestJudgements.Judgement]
  ) -> [ChecksTestPlace] {
    let samples = judgements.compactMap { judgement in
      worker.sample(for: check, of: judgement.context, at: judgement.path, judging: judgement.item)
    }
    let hits = check.hits(in: samples)
    trials.add(check.id, of: checks, hasFired: !hits.isEmpty, isSilent: hits.isEmpty && !samples.isEmpty)
    return hits.map { hit in
      let place = judgements.first { $0.path == hit.sample.item }?.pointer ?? ""
      return ChecksTestPlace(hit, of: check, at: place + hit.sample.pointer)
    }
  }

  /// - Parameter host: how the checks' items name their host.
  private static func context(
    of item: Node, _ test: ChecksTestCase, naming host: HostReference? = nil
  ) -> CheckContext {
    CheckContext(
      CheckedItem(
        root: Document(part: item).root, digests: .standard,
        rubric: { test.rubric.map { Document(part: $0).root } }, contamination: test.contamination,
        hostReference: host,
        host: { _ in
          guard let item = test.host else { return .absent("is not there") }
          return .item(
            CheckedItem(root: Document(part: item).root, digests: .standard) { Self.content($0, test, ofHost: true) })
        },
        sidecar: { Self.content($0, test) }))
  }

  private static func content(_ path: String, _ test: ChecksTestCase, ofHost: Bool = false) -> SidecarContent {
    guard let bytes = test.bytes(of: path, besideHost: ofHost) else { return .absent }
    return LFSPointer(bytes) == nil ? .bytes(bytes) : .elsewhere
  }

  /// What is found and not expected, and what is expected and not found, each paired with its like where there is one.
  private static func differences(
    between found: [ChecksTestPlace], and expected: [ChecksTestPlace]
  ) -> [ChecksTestDifference] {
    var extra = found
    var missing: [ChecksTestPlace] = []
    for place in expected {
      if let index = extra.firstIndex(where: { $0.check == place.check && $0.place == place.place }) {
        extra.remove(at: index)
      } else {
        missing.append(place)
      }
    }
    let moved = missing.map { place in
      let other = extra.firstIndex { $0.check == place.check }.map { extra.remove(at: $0) }
      return ChecksTestDifference(found: other, expected: place)
    }
    return moved + extra.map { ChecksTestDifference(found: $0, expected: nil) }
  }
}
