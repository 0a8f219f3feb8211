/// Some commits that follow one another, and what came of judging them.
struct CommitPortion: Sendable {
  /// In the order of the commits.
  private(set) var notes: [CommitNote] = []
  let findings: Findings

  init(
    _ range: Range<Int>, of work: CommitWork, _ snapshot: any Snapshot, _ governance: Governance
  ) throws(Unreadable) {
    var worker = CommitWorker(work, snapshot, governance)
    for commit in work.commits[range] { notes.append(try worker.inspect(commit)) }
    findings = worker.findings
  }
}
