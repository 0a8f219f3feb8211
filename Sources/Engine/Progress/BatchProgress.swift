package import Dataset
package import Diagnostics
import Documents
package import Statistics

/// How far a batch has come, by the last commit.
package struct BatchProgress {
  package let files: BatchFiles
  package let census: Census
  /// The items by how they stand with their reviewers; what cannot be read is in none, and neither is what is stale.
  package private(set) var standings: [Standing.State: [Census.Entry]] = [:]
  /// The items that their authors have to look at again, since the batch has moved to another major of its rubric.
  package private(set) var stale: [Census.Entry] = []
  /// The items of an open batch that wait for reviewers, and who of them can act now.
  package private(set) var open: [(name: ItemName, steps: NextSteps)] = []
  /// The lots that failed, and that an open batch for delivery resembles.
  package private(set) var resembled: [ResembledLot] = []
  /// How many waivers there are of each check, by its id, whether they count or not.
  package let waivers: [(check: String, count: Int)]
  /// The sample of the attempt under way; nil where nothing is drawn yet.
  package let sample: AuditSample?
  /// How many audited items have a label, those among them that are only kept in this clone.
  package private(set) var labelled = 0
  /// The minutes expected for one item; nil where nobody said.
  package let budget: Int?
  package let participants: Participants
  /// The last commit.
  package let state: DatasetState

  /// - Parameters:
  ///   - digest: SHA-256.
  ///   - isDrafted: whether an audited item without a label has one that is only kept, and committed nowhere.
  package init(
    _ files: BatchFiles, in state: DatasetState, _ digest: Digest,
    isDrafted: (_ sample: AuditSample, _ item: String) -> Bool = { _, _ in false }
  ) throws(Refusal) {
    self.files = files
    self.state = state
    let census = try orRefusal { () throws(Unreadable) in try state.census(of: files, digest) }
    self.census = census
    participants = try orRefusal { () throws(Unreadable) in
      try Participants(in: files.folder, census, state.layout, state.tree)
    }
    let own = try orRefusal { () throws(Unreadable) in
      try state.tree.entry(at: files.folder.manifest).flatMap { (entry) throws(Unreadable) in
        try ReviewReading(state.tree).document(entry)
      }
    }
    waivers = try orRefusal { () throws(Unreadable) in try state.waivers(in: files.folder) }
    budget = [own?.root["time_budget_minutes"]?.number?.integer, files.stream.timeBudget].compactMap { $0 }
      .first { $0 > 0 }
    sample = files.batch.state == .open ? nil : try? AuditSample(files, in: state, digest)
    if files.batch.state == .open, let pin = files.batch.pin {
      try addItems(pin)
      if files.batch.kind == .delivery {
        resembled = try orRefusal { () throws(Unreadable) in
          var search = FailedLotSearch(of: files.batch.name, state.manifest, in: state.tree)
          return try search.lots(like: census)
        }
      }
    } else {
      standings[.approved] = census.items
    }
    guard let sample else { return }
    labelled = sample.all.count { $0.label != nil || isDrafted(sample, $0.id) }
  }

  private mutating func addItems(_ pin: Pin) throws(Refusal) {
    _ = try state.wantedSeals(of: files.batch.name)
    for entry in census.items {
      guard let item = try? state.wantedItem(entry.item.name) else { continue }
      guard !item.isStale(under: pin) else {
        stale.append(entry)
        continue
      }
      let standing = state.standing(of: item, under: pin.version)
      standings[standing.state, default: []].append(entry)
      let steps = try orRefusal { () throws(Unreadable) in
        try NextSteps(for: item, standing, in: files.batch, state)
      }
      if let steps { open.append((item.name, steps)) }
    }
  }

  package var approved: Int { standings[.approved]?.count ?? 0 }

  /// The audited items that somebody has to look at.
  package var audited: Int { sample?.all.count { !$0.isWithdrawn } ?? 0 }

  /// The minutes that items report, and how many items do.
  package var minutes: (sum: Double, items: Int) { (census.minutes, census.reportedItems) }
}
