package import Documents

/// What `calibrations/VERSION.yaml` says about a rubric version: how the calibration set fared under it.
package struct Calibration: Sendable {
  /// `rejudged.against`: the version whose verdicts were compared; nil where nothing was judged again.
  package let against: Version?
  /// Whether judging again changed no verdict.
  package let hasNoFlip: Bool

  package init(_ document: Document) {
    let rejudged = document.root["rejudged"]
    against = rejudged?["against"].flatMap { Version($0.text) }
    hasNoFlip = rejudged?["flips"]?.number?.isZero == true
  }

  /// Whether the calibration set was judged again after a version, and no verdict changed.
  package func confirms(_ last: Version) -> Bool { against == last && hasNoFlip }
}
