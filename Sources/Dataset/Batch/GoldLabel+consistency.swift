import Documents

extension GoldLabel {
  /// Why an item that is called sound cannot be, by what the label itself says; nil where it can, or is called
  /// defective.
  ///
  /// A fault of the heaviest severity, or the lowest level for a criterion of the class `defect`, is a defect.
  package func contradiction(under rubric: Rubric) -> String? {
    guard !isDefective else { return nil }
    if let heaviest = rubric.severities.last?.text,
      let finding = findings.first(where: { $0.severity == heaviest })
    {
      return "a finding about `\(finding.criterion)` has the heaviest severity, `\(heaviest)`"
    }
    guard let lowest = rubric.levels.compactMap(\.value.integer).min() else { return nil }
    let failed = rubric.criteria.first { $0.kind.text == "defect" && scores[$0.id.text] == lowest }
    return failed.map { "the criterion `\($0.id.text)` has the lowest level, \(lowest)" }
  }
}
