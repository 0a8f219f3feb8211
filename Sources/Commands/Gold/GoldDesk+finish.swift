import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Signatures
import Statistics

extension GoldDesk {
  /// Commits all labels with the result that follows from them.
  ///
  /// - Returns: what came of the attempt, in lines.
  func commitLabels(_ session: Session) async throws -> String {
    let labels = try self.labels()
    let result = try result(of: labels)
    let files = labels.map { NewFile("\(desk.files.folder)/\($0.file)", $0.value.written(as: .yaml)) }
    var all = files + [NewFile(desk.files.folder.attempt(attempt).result, result.value.written(as: .yaml))]
    if result.outcome == .failed {
      all.append(try desk.batchFile { edit in try edit.set(.failed) })
    }
    let commit = try await desk.commit(.label(attempt: attempt, result.outcome), all, session)
    drafts.removeAll()
    return result.words(by: sample.plan) + "Signed and committed as \(commit). Next: git push, then \(next(result))\n"
  }

  /// The drafts as they are signed now, in the order of the sample.
  private func labels() throws -> [GoldLabel] {
    let open = try open()
    guard open.isEmpty else {
      let names =
        open.prefix(10).map { "\n  \($0)" }.joined() + (open.count > 10 ? "\n  and \(open.count - 10) more" : "")
      throw Failure(
        "\(open.count) of the audited items of \(name) \(open.count == 1 ? "has" : "have") no label yet:\(names)",
        help: "git dataset gold label \(name) goes through them")
    }
    return try sample.unlabelled.compactMap { id in
      let item = try desk.dataset.item(ItemName(stream: name.stream, batch: name.batch, id: id))
      return draft(of: item).flatMap { label($0, on: item) }
    }
  }

  private func result(of labels: [GoldLabel]) throws -> AttemptResult {
    let known = sample.attempt
    let given = Dictionary(labels.map { ($0.subject.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    let files = desk.files.labelled(given)
    guard let attempt = files.last else { throw Refusal.noPlan(name) }
    let census = try desk.census()
    do throws(AttemptResult.Obstacle) {
      return try AttemptResult.computed(
        from: files, attempt: attempt, census, by: desk.person.id, key: desk.signatory.key
      ) { ContentDigest.sha256($0) }
    } catch {
      throw Failure("attempt \(known.number) at \(name) has no result yet", help: "git dataset batch status \(name)")
    }
  }

  private func next(_ result: AttemptResult) -> String {
    result.outcome == .passed
      ? "git dataset gold compare \(name), and sign the batch off" : "git dataset batch reopen \(name)"
  }
}
