import Dataset
import Documents
import Engine

/// How far a batch has come, by the last commit.
struct BatchProgress {
  let files: BatchFiles
  let census: Census
  /// The items by how they stand with their reviewers; what cannot be read is in none, and neither is what is stale.
  private(set) var standings: [Standing.State: [Census.Entry]] = [:]
  /// The items that their authors have to look at again, since the batch has moved to another major of its rubric.
  private(set) var stale: [Census.Entry] = []
  /// The items of an open batch that wait for reviewers, and who of them can act now.
  private(set) var open: [(name: ItemName, steps: NextSteps)] = []
  /// The sample of the attempt under way; nil where nothing is drawn yet.
  let sample: AuditSample?
  /// How many audited items have a label, those among them that are only kept in this clone.
  private(set) var labelled = 0
  /// The minutes expected for one item; nil where nobody said.
  let budget: Int?
  let participants: Participants
  /// The last commit.
  let state: DatasetState

  /// - Parameter me: whoever works in this clone, whose drafts of labels count; nil where that is not known.
  init(_ files: BatchFiles, in dataset: CommittedDataset, me: String?) throws {
    self.files = files
    state = dataset.state
    let name = files.batch.name
    census = try dataset.census(of: files)
    participants = try Participants(in: files.folder, census, dataset.layout, dataset.tree)
    let own = try dataset.tree.document(at: files.folder.manifest)?.root["time_budget_minutes"]
    budget = [own?.number?.integer, files.stream.timeBudget].compactMap { $0 }.first { $0 > 0 }
    sample = files.batch.state == .open ? nil : try? AuditSample(files, in: dataset)
    if files.batch.state == .open, let pin = files.batch.pin {
      _ = try dataset.seals(of: name)
      for entry in census.items {
        guard let item = try? dataset.itemIfCommitted(entry.item.name) else { continue }
        guard !item.isStale(under: pin) else {
          stale.append(entry)
          continue
        }
        let standing = dataset.state.standing(of: item, under: pin.version)
        standings[standing.state, default: []].append(entry)
        guard let steps = try NextSteps(for: item, standing, in: files.batch, dataset.state) else { continue }
        open.append((item.name, steps))
      }
    } else {
      standings[.approved] = census.items
    }
    guard let sample else { return }
    let drafts = me.map {
      DraftFolder(ofLabelsBy: $0, on: name, attempt: sample.plan.attempt, in: dataset)
    }
    labelled = sample.all.count { $0.label != nil || drafts?.draft(of: $0.id)?.verdict != nil }
  }

  var approved: Int { standings[.approved]?.count ?? 0 }

  /// The audited items that somebody has to look at.
  var audited: Int { sample?.all.count { !$0.isWithdrawn } ?? 0 }

  /// The minutes that items report, and how many items do.
  var minutes: (sum: Double, items: Int) { (census.minutes, census.reportedItems) }
}

extension BatchProgress {
  /// The bars and the minutes, in lines.
  ///
  /// - Parameter width: how wide a line may be.
  func lines(width: Int) -> [String] {
    let total = census.items.count
    var lines = ["written   \(total == 1 ? "1 item" : "\(total) items")"]
    let bar = { (name: String, count: Int, of: Int) in
      let label = name + String(repeating: " ", count: max(0, 10 - name.count))
      return label + Self.bar(count, of, width: width - 28) + "\(count) of \(of)"
    }
    lines.append(bar("approved", approved, total))
    if let sample {
      lines.append(bar("sampled", sample.all.count, sample.plan.items))
      lines.append(bar("labelled", labelled, audited))
    }
    return lines + (time.map { ["minutes   \($0)"] } ?? [])
  }

  /// A bar of at most 30 signs; none where there is no room, or nothing to come.
  private static func bar(_ count: Int, _ total: Int, width: Int) -> String {
    let width = min(30, width)
    guard width >= 5, total > 0 else { return "" }
    // Full only when nothing is left, empty only when nothing is done.
    var filled = min(width, count * width / total)
    if count > 0, filled == 0 { filled = 1 }
    return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled) + "]  "
  }

  /// The minutes reported against the budget; nil where there is neither.
  private var time: String? {
    let (sum, items) = minutes
    guard items > 0 || budget != nil else { return nil }
    let total = census.items.count
    let reported = items == 0 ? "none reported" : "\(Self.short(sum)) reported in \(items) of \(total) items"
    guard let budget else { return reported }
    guard items > 0 else { return "\(reported), \(budget) an item expected" }
    let expected = Double(budget) * Double(items)
    let share = Self.short((sum * 100 / expected).rounded())
    return "\(reported), \(share) % of the \(Self.short(expected)) expected (\(budget) an item)"
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e18 ? "\(Int(number))" : "\(number)"
  }
}
