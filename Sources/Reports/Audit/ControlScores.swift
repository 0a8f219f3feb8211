import Dataset
package import Diagnostics
package import Documents
package import Engine

/// What reviewers said about the control items of a batch, held against the answers that were known.
package struct ControlScores {
  /// What one person said about one item.
  private struct Answer {
    let person: String
    let verdict: ReviewVerdict
    /// The criteria of the answer that no finding of the person names.
    let missed: [String]
  }

  private struct Row {
    let control: ControlItem
    let answers: [Answer]
  }

  private let rows: [Row]
  private var reviewers: [String: Tally] = [:]

  package init(_ files: BatchFiles, in state: DatasetState) throws(Refusal) {
    let controls = files.attempts.first?.controls ?? [:]
    rows = try controls.sorted { $0.key < $1.key }.map { (id, control) throws(Refusal) in
      let item = ItemName(stream: files.batch.name.stream, batch: files.batch.name.batch, id: id)
      let known = try orRefusal { () throws(Unreadable) in
        try ReviewReading(state.tree).reviews(of: item, in: files.folder, state.layout).records
      }
      return Row(
        control: control, answers: known.lastWords(on: control.content).map { Self.answer($0, control.answer) })
    }
    for row in rows {
      for answer in row.answers {
        let isRight = (answer.verdict == .approve) != row.control.answer.isDefective
        reviewers[answer.person, default: Tally()].add(isRight)
      }
    }
  }

  private static func answer(_ record: ReviewRecord, _ known: GoldAnswer) -> Answer {
    let named = Set(record.findings.map(\.criterion))
    return Answer(
      person: record.person, verdict: record.verdict,
      missed: known.isDefective ? known.criteria.filter { !named.contains($0) } : [])
  }

  /// What is printed; nothing where no item was planted.
  package var lines: [String] {
    guard !rows.isEmpty else { return [] }
    var lines = ["Control items"]
    for row in rows {
      let said = row.answers.map { "\($0.person) \($0.verdict.rawValue)" }.joined(separator: ", ")
      let answer = row.control.answer
      let known = "\(answer.isDefective ? "defective" : "sound    ")  \(row.control.item.id)"
      lines.append("  \(known)  \(answer.difficulty.rawValue)  \(said)")
    }
    lines += ["Reviewers: verdicts that agree with the known answers"] + Tally.lines(reviewers)
    let missed = rows.flatMap { row in
      row.answers.filter { !$0.missed.isEmpty }.map {
        "  \($0.person)  \(row.control.item.id)  \($0.missed.joined(separator: ", "))"
      }
    }
    return missed.isEmpty ? lines : lines + ["Criteria that no finding of a reviewer names"] + missed
  }

  /// The same for programs.
  package var value: Value? {
    guard !rows.isEmpty else { return nil }
    let items = rows.map { row -> Value in
      let reviews = row.answers.map { answer -> Value in
        [
          "person": .string(answer.person), "verdict": .string(answer.verdict.rawValue),
          "missed": .list(answer.missed.map { .string($0) }),
        ]
      }
      return [
        "item": .string(row.control.item.id), "defective": .boolean(row.control.answer.isDefective),
        "difficulty": .string(row.control.answer.difficulty.rawValue), "reviews": .list(reviews),
      ]
    }
    return ["items": .list(items), "reviewers": Tally.value(reviewers)]
  }
}
