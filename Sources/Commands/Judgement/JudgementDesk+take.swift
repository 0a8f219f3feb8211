import Dataset
import Diagnostics
import Documents
import Engine

extension JudgementDesk {
  /// Makes the judgement that a text says, if it can be made.
  func take(_ text: JudgementText, of item: ItemState, _ session: Session) async throws -> Outcome {
    let made: JudgementText.Made
    switch text.judgement(of: item, at: self) {
    case .failure(let faults): return keep(faults.lines, about: item, in: session)
    case .success(let judgement): made = judgement
    }
    // What is not sealed, the commit's own look says it of.
    let said = stream.sealsJudgements ? try findings(about: made, item) : []
    guard said.allSatisfy({ $0.severity < .error }) else {
      return keep(text.lines(said), about: item, in: session)
    }
    session.console.complain(text.lines(said.filter { $0.severity > .info }).joined())
    try await commit(made.judgement, of: item, session)
    try? FileSystem.remove(draft(of: item))
    return .clean
  }

  /// Says what keeps a judgement from being made, and that nothing of it is lost.
  private func keep(_ lines: [String], about item: ItemState, in session: Session) -> Outcome {
    session.console.complain(lines.joined())
    if FileSystem.exists(draft(of: item)) {
      session.console.complain("The form is kept; git dataset judge \(item.name) goes on with it.\n")
    }
    return .findings
  }

  /// What the stream's checks say of a judgement, before it is sealed and cannot be mended any more.
  private func findings(about made: JudgementText.Made, _ item: ItemState) throws(Unreadable) -> [Finding] {
    let path = "\(stream.batchFolder(batch.batch))/\(made.judgement.file)"
    return try Inspector.standard().findings(about: made.document, at: path, of: item.name, in: dataset.state)
  }
}
