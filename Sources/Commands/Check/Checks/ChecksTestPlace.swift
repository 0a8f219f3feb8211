import Checks
import Diagnostics
import Documents
import Schema

/// A finding of a check, as it came or as a case asks for it.
struct ChecksTestPlace {
  let check: RuleID
  /// A JSON Pointer into the item, a file with a line, or `undecided`.
  let place: String
  /// The finding's words; empty for one that a case asks for.
  let message: String
  /// Where in the file of cases: where it asks for the finding, or the place in the item; nil in a file beside it.
  let mark: Mark?
  let pointer: String?
  /// The file beside the item; nil for the item.
  let file: String?

  private static let undecided = "undecided"

  ///
  /// - Parameter judgement: the judgement that the hit lies in, by its pointer in the case; nil for the item.
  init(_ hit: CheckHit, of check: Check, in judgement: String? = nil) {
    self.check = check.id
    message = hit.message.text
    file = hit.file
    mark = hit.file == nil ? hit.mark : nil
    pointer = hit.file == nil ? hit.pointer.map { (judgement ?? "") + $0 } : nil
    if hit.message.isUndecided {
      place = Self.undecided
    } else if let file = hit.file {
      place = hit.mark.map { "\(file):\($0.line)" } ?? file
    } else {
      place = pointer ?? ""
    }
  }

  /// - Parameter pointer: where the hit lies in the list of items.
  init(_ hit: BatchHit, of check: BatchCheck, at pointer: String) {
    self.check = check.id
    message = hit.message.text
    place = pointer
    file = nil
    mark = Mark(line: hit.sample.line, column: hit.sample.column)
    self.pointer = pointer
  }

  /// - Throws: ``Failure`` where there is no such check.
  init(
    _ expectation: ChecksTestExpectation, of checks: TestedChecks, in file: ChecksTestFile
  ) throws(Failure) {
    let name = expectation.check
    guard let check = checks.check(name.text) else {
      let near = Suggestion.nearest(to: name.text, among: checks.ids.map { checks.name(of: $0) })
      throw Failure(
        "\(file.path.shown(limit: 200)):\(name.mark.line):\(name.mark.column): "
          + "there is no check `\(name.text.shown())` in \(checks.path.shown(limit: 200))",
        help: near.map { "do you mean `\($0)`?" } ?? "name a check of that file, or item/NAME for one that it takes in")
    }
    self.check = check
    place = expectation.place.text
    message = ""
    mark = expectation.place.mark
    pointer = expectation.place.pointer
    self.file = nil
  }
}

/// What is found in a case and what it asks for, where they differ.
struct ChecksTestDifference {
  /// Nil where nothing is found.
  let found: ChecksTestPlace?
  /// Nil where the case asks for nothing.
  let expected: ChecksTestPlace?

  func text(of checks: TestedChecks) -> String {
    let name = (found ?? expected).map { checks.name(of: $0.check) } ?? ""
    if let expected { return "`\(name)` must \(expected.demand), but \(found.claim)" }
    if let found, found.isUndecided { return "`\(name)` must find nothing, but \(Optional(found).claim)" }
    return "`\(name)` must find nothing at \(found.shown), but finds: \(found?.message.shown(limit: 400) ?? "")"
  }

  /// Where the case shows it: at the place in the item, the file beside it, or where the case asks for the finding.
  func location(in file: ChecksTestFile, _ test: ChecksTestCase) -> Location {
    var location = Location(path: file.path)
    var mark = (expected ?? found)?.mark ?? test.item.mark
    location.pointer = expected?.pointer ?? test.item.pointer
    if expected == nil, let found {
      if let beside = found.file.flatMap({ test.file(at: $0) }) {
        mark = beside.mark
        location.pointer = beside.pointer
      } else if let pointer = found.pointer {
        location.pointer = (test.judgements == nil ? test.item.pointer : test.pointer) + pointer
      }
    }
    location.line = Int(mark.line)
    location.column = Int(mark.column)
    return location
  }
}

extension ChecksTestPlace? {
  /// What came, to go on after `but`.
  fileprivate var claim: String {
    guard let place = self else { return "finds nothing" }
    let words = place.message.shown(limit: 400)
    return place.isUndecided ? "cannot tell: \(words)" : "finds at \(shown): \(words)"
  }

  fileprivate var shown: String {
    guard let place = self?.place, !place.isEmpty else { return "the item as a whole" }
    return "`\(place.shown(limit: 200))`"
  }
}

extension ChecksTestPlace {
  fileprivate var isUndecided: Bool { place == Self.undecided }

  /// What a case asks for, to go on after `must`.
  fileprivate var demand: String {
    isUndecided ? "be undecided" : "find something at \(Optional(self).shown)"
  }
}
