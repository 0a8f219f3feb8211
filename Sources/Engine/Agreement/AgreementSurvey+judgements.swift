import Dataset
import Documents
import Schema

extension AgreementSurvey {
  /// What several annotators who judge each item on their own said.
  func judgements(of files: BatchFiles, _ pin: Version) throws(Unreadable) -> RatedLot {
    let scales = try scales(of: files.stream)
    let seals = files.stream.review.isIndependent ? try seals(of: files) : nil
    var ratings: [RatedUnit: [String: Int]] = [:]
    var leftOut: [RatedLot.LeftOut] = []
    try forEachItem(of: files, in: files.folder.judgements) { (item, authors) throws(Unreadable) in
      var looks = Looks(at: item, by: authors, dataset: dataset, in: files.batch, pin: pin, keys)
      for entry in try tree.entries(in: files.folder.judgements(of: item.id)) ?? [] {
        guard case .batch(_, .judgement(_, let person)) = layout.place(of: entry.path),
          let judgement = try reading.document(entry).flatMap({ Judgement($0, of: person) })
        else { continue }
        // Who names somebody else says nothing.
        guard judgement.annotator == person else { continue }
        let isIndependent = try isIndependent(
          entry, by: person, judgement.subject, salt: judgement.salt, seals: seals, kind: .judgement)
        looks.take(
          judgement.subject, by: person, key: judgement.key, isIndependent: isIndependent,
          scores: judgement.numbers)
      }
      leftOut += looks.leftOut
      for (blob, looks) in looks.byContent {
        for scale in scales { scale.rate(item, blob, looks: looks, in: &ratings) }
      }
    }
    return RatedLot(source: .judgements, rubrics: [pin], scales: scales, ratings: ratings, leftOut: leftOut)
  }

  /// What is rated: the field that the manifest names, or all that the schema declares a scale for.
  private func scales(of stream: StreamPolicy) throws(Unreadable) -> [RatingScale] {
    let path = stream.files.judgementSchema
    let declared = try reading.judgementSchema(of: stream)?.scales.compactMap(RatingScale.init) ?? []
    let wanted = declared.filter { stream.agreement?.field == nil || $0.criterion == stream.agreement?.field }
    guard let first = wanted.first else {
      let name = stream.agreement?.field.map { "no required whole number `\($0)`" } ?? "no required whole number"
      throw Unreadable(
        path, reason: "it declares \(name) with a minimum and a maximum, so judgements rate nothing",
        help: "declare one, or name it in dataset.yaml: agreement: {of: FIELD}")
    }
    guard wanted.allSatisfy({ $0.values == first.values }) else {
      throw Unreadable(
        path, reason: "its whole numbers have different scales, and cannot be counted together",
        help: "name the one that is compared in dataset.yaml: agreement: {of: FIELD}")
    }
    return wanted
  }
}

extension RatingScale {
  /// The longest range that a field may have and still be a scale, and not a count of minutes or lines.
  private static let mostValues = 101

  /// The scale of a judgement's field; nil where the field is no whole number, or has too many values to be one.
  fileprivate init?(_ scale: FieldScale) {
    guard case .numbers(let range) = scale.steps else { return nil }
    // Between the least and the greatest number lie more than can be counted.
    let (apart, isTooLong) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    guard !isTooLong, (1..<Self.mostValues).contains(apart) else { return nil }
    self.init(criterion: scale.field, values: Array(range))
  }

  /// The values of the looks at one content; what is not on the scale is no rating.
  fileprivate func rate(_ item: ItemName, _ blob: String, looks: [Look], in ratings: inout [RatedUnit: [String: Int]]) {
    let unit = RatedUnit(item: item, blob: blob, criterion: criterion, file: nil)
    for look in looks {
      guard let value = look.scores[criterion], values.contains(value) else { continue }
      ratings[unit, default: [:]][look.person] = value
    }
  }
}
