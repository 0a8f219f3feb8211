import Dataset

/// Free findings as ratings: they are bound to no common places, so what is compared is, for each criterion and each
/// file that anybody found something in, the heaviest severity that each reviewer found there.
struct FindingGrid {
  private let criteria: [String]
  /// The severities from the lightest, which ranks 1, to the heaviest.
  private let ranks: [String: Int]

  init(_ sheet: ScoreSheet) {
    criteria = sheet.criteria
    ranks = Dictionary(sheet.severities.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: max)
  }

  /// What each criterion is rated by: 0 for nothing found, then the severities' ranks.
  var scales: [RatingScale] {
    let most = max(1, ranks.values.max() ?? 1)
    return criteria.map { RatingScale(criterion: $0, values: Array(0...most)) }
  }

  /// The ratings of the looks at one content. Findings that name no file are about the item itself; a finding without a
  /// severity is of the lightest.
  func rate(_ item: ItemName, _ blob: String, looks: [Look], in ratings: inout [RatedUnit: [String: Int]]) {
    let files = Set(looks.flatMap { $0.findings.map(\.path) }).union([nil])
    for criterion in criteria {
      for file in files {
        let unit = RatedUnit(item: item, blob: blob, criterion: criterion, file: file)
        for look in looks {
          let found = look.findings.filter { $0.criterion == criterion && $0.path == file }
          ratings[unit, default: [:]][look.person] = found.map(rank).max() ?? 0
        }
      }
    }
  }

  private func rank(_ finding: ReviewFinding) -> Int { finding.severity.flatMap { ranks[$0] } ?? 1 }
}
