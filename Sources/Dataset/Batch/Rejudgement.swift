package import Documents

/// What `rejudged:` of a calibration says: that the calibration set was judged again under a new text.
package struct Rejudgement: Hashable, Sendable {
  /// The version whose verdicts were compared.
  package let against: Version
  /// How many verdicts changed.
  package let flips: Int

  package init(against: Version, flips: Int) {
    self.against = against
    self.flips = flips
  }

  /// Reads `rejudged` of a calibration; nil where it says nothing of the kind.
  package init?(_ document: Document) {
    let node = document.root["rejudged"]
    guard let against = node?["against"].flatMap({ Version($0.text) }), let flips = node?["flips"]?.integer else {
      return nil
    }
    self.init(against: against, flips: flips)
  }

  /// Whether no verdict of a version changed.
  package func confirms(_ last: Version) -> Bool { against == last && flips == 0 }

  var value: Value { ["against": .string(against.description), "flips": .integer(flips)] }
}
