import Dataset
import Diagnostics
import Engine

/// Turns the drafts that have a verdict into records, and commits them; what cannot be signed any more stays a draft.
struct DraftSigning {
  private let desk: ReviewDesk
  private let session: Session
  private let folder: DraftFolder

  init(_ desk: ReviewDesk, _ session: Session) {
    self.desk = desk
    self.session = session
    folder = desk.drafts
  }

  func sign() async throws -> Outcome {
    var judged: [(item: ItemState, record: ReviewRecord)] = []
    var isLeft = false
    for id in folder.items {
      let name = ItemName(stream: desk.batch.stream, batch: desk.batch.batch, id: id)
      guard let draft = folder.draft(of: id), let opinion = draft.opinion else { continue }
      do {
        let item = try desk.dataset.item(name)
        guard item.content.blob == draft.blob else { throw Failure("\(name) has changed since you looked at it") }
        let record = try desk.record(opinion, on: item)
        judged.append((item, record))
      } catch {
        session.console.complain(Failure(error).text)
        isLeft = true
      }
    }
    guard !judged.isEmpty || isLeft else {
      throw Failure(
        "no verdict on \(desk.batch) is noted here", help: "go through the items: git dataset review \(desk.batch)")
    }
    if !judged.isEmpty { try await desk.commit(judged, session) }
    return isLeft ? .findings : .clean
  }
}

extension ReviewDesk {
  /// Commits records, and seals those that nobody may see yet, in a commit of their own. Drafts about the same items
  /// are done with.
  func commit(_ judged: [(item: ItemState, record: ReviewRecord)], _ session: Session) async throws
  {
    let sealed = judged.filter { isSealed($0.record, of: $0.item) }
    if !sealed.isEmpty {
      let made = try await seal(sealed.map(\.record), session)
      sealed.forEach { drafts.remove($0.item.name.id) }
      session.console.complain(made.said)
      session.console.print(try report(onSealing: sealed.map(\.record), commit: made.id))
    }
    let open = judged.filter { !isSealed($0.record, of: $0.item) }
    guard !open.isEmpty else { return }
    // The seals' commit has moved the branch.
    let desk = sealed.isEmpty ? self : try ReviewDesk(CommittedDataset(in: session), reviewer, batch)
    let made = try await desk.commit(open.map(\.record), session)
    open.forEach { drafts.remove($0.item.name.id) }
    session.console.complain(made.said)
    session.console.print(report(on: open, commit: made.id))
  }
}
