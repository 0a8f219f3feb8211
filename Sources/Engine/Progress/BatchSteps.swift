import Dataset
import Diagnostics

/// What a batch still needs before it can be signed off, and who can do it.
package struct BatchSteps {
  /// One thing that is missing.
  package struct Step {
    package let what: String
    /// Who can do it, by id; empty where nobody can now.
    package let who: [String]
    package let command: String?
    /// Who can change that where nobody can do it.
    package var relief = "nobody can do this now; an owner has to give roles"
  }

  package private(set) var steps: [Step] = []
  private let progress: BatchProgress
  private var people: People { progress.state.people }

  private var files: BatchFiles { progress.files }
  private var name: BatchName { files.batch.name }

  package init(_ progress: BatchProgress) {
    self.progress = progress
    guard files.batch.kind == .delivery else { return }
    switch files.batch.state {
    case .open:
      addOpen()
      addUnchanged()
    case .frozen: addFrozen()
    case .failed: add("attempt \(files.last?.number ?? 0) failed", calibrators, run: "git dataset batch reopen \(name)")
    case .signedOff: break
    }
  }

  /// - Parameter role: the role in the stream that the step takes, where it is one that an owner can give anybody.
  private mutating func add(_ what: String, _ who: [String] = [], run command: String? = nil, role: Role? = nil) {
    let owners = people.owners.map(\.id).joined(separator: ", ")
    let giving = role.map { ": git dataset people add ID --role \(name.stream):\($0.rawValue)" } ?? ""
    let relief = "nobody can do this now; owners (\(owners)) can give somebody the role\(giving)"
    steps.append(Step(what: what, who: who, command: command, relief: relief))
  }

  private mutating func addOpen() {
    if progress.census.items.isEmpty { add("there is no item yet", able(to: .write), run: "git dataset new \(name)") }
    addItems()
    if let old = files.batch.movedFrom, let pin = files.batch.rubric { addMove(from: old, to: pin) }
    guard let gold = files.stream.gold else {
      add("the manifest has no `gold` for the stream", people.owners.map(\.id))
      return
    }
    addControls(gold)
    addSecrets(gold)
    guard steps.isEmpty else { return }
    addFreeze(gold)
  }

  private mutating func addFreeze(_ gold: GoldPolicy) {
    var (what, run:command) = ("everything is approved", run: "git dataset batch freeze \(name)")
    let attempt = (files.last?.number ?? 0) + 1
    let drawing = files.batch.commitments.people(drawing: attempt, withWitness: gold.wantsWitness)
    if let part = progress.participants.first(of: drawing) {
      what += "; \(part.person), whose secrets draw the sample, \(part.phrase(in: name)), so audit the whole batch"
      command += " --whole"
    }
    // Which items are planted is secret, and so is whether they have landed.
    let hasControls = files.last == nil && !(files.controlDigests?.digests.isEmpty ?? true)
    if hasControls { what += "; freeze it once the control items have landed" }
    add(what, calibrators, run: command, role: .calibrator)
  }

  private mutating func addItems() {
    if let path = progress.census.unreadable.first { add("\(path) cannot be read as an item") }
    addReviews()
    if let items = progress.standings[.changesRequested] {
      add(
        Self.items(items.count, "for changes by the authors"), Self.authors(of: items),
        run: "git dataset status \(name)")
    }
    addDisputes()
    if let items = progress.standings[.rejected] {
      add(
        Self.items(items.count, "to be deleted after a rejection"), Self.authors(of: items),
        run: "git dataset status \(name)")
    }
  }

  private mutating func addMove(from old: Version, to pin: Version) {
    let command = "git dataset batch move \(name) --to \(pin)"
    guard !progress.stale.isEmpty else {
      return add("no item is stale any more after the move from rubric \(old)", calibrators, run: command)
    }
    let items = counted(progress.stale.count, "item is", many: "items are")
    add("\(items) stale since the move from rubric \(old)", Self.authors(of: progress.stale), run: command)
  }

  private static func authors(of items: [Census.Entry]) -> [String] { Set(items.flatMap(\.authors)).sorted() }

  private static func items(_ count: Int, _ what: String) -> String {
    counted(count, "item waits \(what)", many: "items wait \(what)")
  }

  /// Which of the items are planted is not public, so that this is what is missing at least.
  private mutating func addControls(_ gold: GoldPolicy) {
    guard let policy = gold.controls, files.last == nil else { return }
    let seeded = files.controlDigests?.digests.count ?? 0
    let missing = policy.count(for: max(0, progress.census.items.count - seeded)) - seeded
    guard missing > 0 else { return }
    add(
      counted(missing, "item with a known answer is to be planted", many: "items with known answers are to be planted"),
      calibrators, run: "git dataset gold plant \(name)")
  }

  private mutating func addSecrets(_ gold: GoldPolicy) {
    let (known, attempt) = (files.batch.commitments, (files.last?.number ?? 0) + 1)
    let lacksCalibrator = known.calibrator?.digest(ofAttempt: attempt) == nil
    let lacksWitness = (gold.wantsWitness || known.witness != nil) && known.witness?.digest(ofAttempt: attempt) == nil
    guard files.last == nil else {
      if lacksCalibrator || lacksWitness {
        add("no secrets are left for attempt \(attempt)", calibrators, run: "git dataset batch freeze \(name) --whole")
      }
      return
    }
    let command = "git dataset batch secrets \(name)"
    if lacksCalibrator { add("no calibrator has committed to secrets", calibrators, run: command) }
    if lacksWitness { add("no witness has committed to secrets", witnesses, run: command) }
  }

  /// What an attempt found defective and nobody has changed, before anything else: frozen as it is, it may fail the
  /// next.
  private mutating func addUnchanged() {
    let found = Dictionary(grouping: files.knownDefects(in: progress.census)) { $0.label.attempt }
    let unchanged = found.sorted { $0.key < $1.key }.map { attempt, defects in
      let items = counted(defects.count, "item")
      return Step(
        what: "\(items) labelled defective in attempt \(attempt) \(defects.count == 1 ? "is" : "are") unchanged",
        who: Set(defects.flatMap(\.item.authors)).sorted(),
        command: "git dataset gold compare \(name) --attempt \(attempt)")
    }
    steps.insert(contentsOf: unchanged, at: 0)
  }

  private mutating func addFrozen() {
    guard let attempt = files.last, let plan = attempt.plan else { return add("the plan cannot be read") }
    if let result = attempt.result {
      if result.outcome == .passed { add("it passed its audit", calibrators, run: "git dataset sign-off \(name)") }
      return
    }
    let missing = plan.drawnBy.filter { attempt.secrets[$0] == nil }
    guard missing.isEmpty else {
      return add("secrets are not revealed yet", missing, run: "git dataset reveal \(name)")
    }
    let left = progress.audited - progress.labelled
    guard left > 0 else {
      return add("the labels are not committed yet", calibrators, run: "git dataset gold label \(name) --finish")
    }
    add(
      counted(left, "item has no label", many: "items have no label"), calibrators,
      run: "git dataset gold label \(name)")
  }

  /// The calibrators of the stream with no part in the batch, who do what comes next.
  private var calibrators: [String] {
    let deed: BatchDeed =
      switch files.batch.state {
      case .open: .freeze
      case .frozen: .label
      case .failed, .signedOff: .reopen
      }
    return able(to: .audit(deed, progress.participants))
  }

  /// Who could witness the batch.
  private var witnesses: [String] {
    able(to: .audit(.witness, progress.participants)).filter { files.batch.commitments.calibrator?.person != $0 }
  }

  private func able(to act: Act) -> [String] { (try? progress.state.people(ableTo: act, in: files.batch)) ?? [] }
}

extension BatchSteps {
  /// What items need of reviewers.
  private mutating func addReviews() {
    let name = files.batch.name
    add(.approve, "for approvals", run: "git dataset review \(name)")
    add(.reveal, "for sealed verdicts to be shown", run: "git dataset reveal \(name)")
  }

  /// What disputed items need.
  private mutating func addDisputes() {
    add(.adjudicate, "for somebody who decides between reviewers", run: "git dataset adjudicate ITEM")
  }

  /// Those for whom nobody is left are told apart: others being able to act elsewhere does not help them.
  private mutating func add(_ deed: NextSteps.Deed, _ what: String, run command: String) {
    let items = progress.open.filter { $0.steps.deed == deed }
    let (stuck, able) = (items.filter(\.steps.people.isEmpty), items.filter { !$0.steps.people.isEmpty })
    for (items, isStuck) in [(able, false), (stuck, true)] {
      guard let first = items.first else { continue }
      let people = Set(items.flatMap(\.steps.people)).sorted()
      let name = items.count == 1 ? first.name.description : "ITEM"
      add(
        Self.items(items.count, what) + (isStuck ? ": \(items.count == 1 ? name : "\(first.name), …")" : ""), people,
        run: command.replacing("ITEM", with: name), role: .reviewer)
    }
  }
}
