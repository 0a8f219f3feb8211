/// Some commits that follow one another, and what came of judging them.
struct CommitPortion: Sendable {
  /// In the order of the commits.
  private(set) var notes: [CommitNote] = []
  let findings: Findings

  init(
    _ range: Range<Int>, of lot: CommitLot, _ snapshot: any Snapshot, _ governance: Governance
  ) throws(Unreadable) {
    var worker = CommitWorker(lot, snapshot, governance)
    for commit in lot.inquiry.commits[range] { notes.append(try worker.judge(commit)) }
    findings = worker.findings
  }

  /// The same by a worker that opens the snapshot for itself.
  ///
  /// - Parameter policies: those that are known already.
  static func result(
    _ range: Range<Int>, of lot: CommitLot, _ source: any SnapshotSource, _ policies: Governance.Policies
  ) -> Result<CommitPortion, Unreadable> {
    do throws(Unreadable) {
      let snapshot = try source.open()
      let governance = Governance(judge: lot.judge, snapshot: snapshot, policies)
      return .success(try CommitPortion(range, of: lot, snapshot, governance))
    } catch {
      return .failure(error)
    }
  }
}
