import Dataset
package import Diagnostics
package import Documents
package import Engine
package import Statistics

/// The labels of one attempt beside what reviewers said about the same content, and whose items they are.
package struct GoldComparison {
  /// One audited item that was looked at.
  fileprivate struct Row {
    let label: GoldLabel
    let authors: [String]
    /// The verdicts that were given on this very content, the last of each person, by person.
    let verdicts: [(person: String, verdict: ReviewVerdict)]

    var id: String { label.subject.item.id }
    var isDefective: Bool { label.isDefective }
  }

  private let result: AttemptResult
  private let rows: [Row]
  private let controls: ControlScores
  private var reviewers: [String: Tally] = [:]
  private var annotators: [String: Tally] = [:]

  /// - Parameter digest: SHA-256.
  /// - Throws: ``Refusal`` where there is no result yet: nobody sees a comparison before.
  package init(
    _ files: BatchFiles, attempt number: Int?, in state: DatasetState, _ digest: Digest
  ) throws(Refusal) {
    let name = files.batch.name
    let known = files.attempts.filter { ($0.result?.outcome ?? .abandoned) != .abandoned }
    guard let attempt = number.map({ wanted in known.first { $0.number == wanted } }) ?? known.last,
      let result = attempt.result
    else {
      let which = number.map { "attempt \($0) at \(name)" } ?? "\(name)"
      throw Refusal(
        "\(which) has no result yet, and nothing is compared before all labels are committed",
        help: "git dataset status \(name) says what comes next")
    }
    self.result = result
    var rows: [Row] = []
    for entry in try AuditSample(files, attempt: attempt.number, in: state, digest).all {
      guard let label = entry.label else { continue }
      rows.append(try Self.row(label, in: state))
    }
    self.rows = rows
    controls = try ControlScores(files, in: state)
    for row in rows {
      for (person, verdict) in row.verdicts {
        reviewers[person, default: Tally()].add((verdict == .approve) != row.isDefective)
      }
      for author in Set(row.authors) { annotators[author, default: Tally()].add(!row.isDefective) }
    }
  }

  private static func row(_ label: GoldLabel, in state: DatasetState) throws(Refusal) -> Row {
    let item = try state.wantedItem(label.subject.item)
    let said = item?.reviews.records.lastWords(on: label.subject.content) ?? []
    return Row(
      label: label,
      // Nobody is ever taken off the list, so those of an item that has changed since are known too.
      authors: item?.item.authors.map(\.text) ?? [], verdicts: said.map { ($0.person, $0.verdict) })
  }
}

extension GoldComparison {
  package var text: String {
    let outcome = "\(result.batch), attempt \(result.attempt): \(result.outcome.rawValue)"
    var lines = ["\(outcome), \(result.found) of \(result.sample.count) drawn items defective"]
    lines.append("Items")
    for row in rows {
      let said = row.verdicts.map { "\($0.person) \($0.verdict.rawValue)" }.joined(separator: ", ")
      lines.append("  \(row.isDefective ? "defective" : "sound    ")  \(row.id)  \(said)")
      // Why is for the authors, who mend it.
      if row.isDefective { lines += FindingText.lines(of: row.label).map { "    \($0)" } }
    }
    lines += ["Reviewers: verdicts that agree with the label"] + Tally.lines(reviewers)
    lines += ["Annotators: items that are sound"] + Tally.lines(annotators)
    lines += controls.lines
    return lines.map { "\($0.shown(limit: 1000))\n" }.joined()
  }

  /// What is printed for programs.
  package var value: Value {
    .record([
      ("batch", .string(result.batch.description)), ("attempt", .integer(result.attempt)),
      ("outcome", .string(result.outcome.rawValue)),
      ("items", .list(rows.map(\.value))), ("reviewers", Tally.value(reviewers)),
      ("annotators", Tally.value(annotators)),
      ("seeded", controls.value),
    ])
  }
}

extension GoldComparison.Row {
  fileprivate var value: Value {
    let verdicts = verdicts.map { Value.Entry($0.person, .string($0.verdict.rawValue)) }
    return .record([
      ("item", .string(id)), ("defective", .boolean(isDefective)),
      ("authors", .list(authors.map { .string($0) })), ("verdicts", .mapping(verdicts)),
      ("findings", isDefective ? label.value["findings"] : nil),
      ("comment", isDefective ? label.value["comment"] : nil),
    ])
  }
}
