import Dataset
import Diagnostics
import Engine
import Intake
import Reports
import Signatures

extension BatchDesk {
  /// - Throws: ``Failure`` where the batch cannot be frozen, whatever its items are.
  func refuseToFreeze(isWhole: Bool) throws(Failure) {
    guard files.batch.kind == .delivery else {
      throw Failure("\(name) is a batch of kind \(files.batch.kind.rawValue), which is never delivered nor audited")
    }
    if let old = files.batch.movedFrom {
      throw Failure(
        "\(name) is moving from rubric \(old) to \(pin), and has stale items",
        help: "git dataset batch move \(name) --to \(pin) lists them")
    }
    guard let gold = stream.gold else { throw Failure.noGold(stream) }
    let attempt = nextAttempt
    let drawing = files.batch.commitments.people(drawing: attempt, withWitness: gold.wantsWitness)
    guard drawing.isEmpty, !isWhole else { return }
    throw missingSecrets(for: attempt, wantsWitness: gold.wantsWitness)
  }

  var nextAttempt: Int { (files.last?.number ?? 0) + 1 }

  private func missingSecrets(for attempt: Int, wantsWitness: Bool) -> Failure {
    let known = files.batch.commitments
    let whole = "audit every item: git dataset batch freeze \(name) --whole"
    var missing: [String] = []
    if known.calibrator?.digest(ofAttempt: attempt) == nil { missing.append("the calibrator") }
    if wantsWitness || known.witness != nil, known.witness?.digest(ofAttempt: attempt) == nil {
      missing.append("a witness")
    }
    let who = missing.joined(separator: " and ")
    return Failure(
      "no secret is committed for attempt \(attempt) at \(name) by \(who)",
      help: attempt == 1 ? "git dataset batch secrets \(name), by \(who); or \(whole)" : whole)
  }

  /// - Throws: ``Failure`` where items are not approved; ten are named.
  func refuseUnapproved(_ census: Census) throws {
    if let path = census.unreadable.first {
      throw Failure("\(path.shown(limit: 300)) cannot be read as an item", help: "git dataset check says where")
    }
    var open: [String] = []
    for entry in census.items {
      let item = try dataset.item(entry.item.name)
      let state = dataset.state.standing(of: item, under: pin).state
      if state != .approved {
        open.append("  \(item.name): \(state.words)")
      } else if let judged = try dataset.state.judgementStanding(of: item, under: pin),
        !judged.isSettled
      {
        open.append("  \(item.name): \(judged.words)")
      }
    }
    guard !open.isEmpty else { return }
    let rest = open.count > 10 ? "\n  and \(open.count - 10) more" : ""
    let what = counted(open.count, "item of \(name) is not", many: "items of \(name) are not")
    throw Failure(
      "\(what) finished:\n\(open.prefix(10).joined(separator: "\n"))\(rest)",
      help: "git dataset status ITEM says who can approve or judge it")
  }

  /// - Throws: ``Failure`` where items say the same as others; ten are named.
  func refuseRepeated(_ census: Census) throws {
    var search = RepeatSearch(of: name, dataset.manifest, in: dataset.tree)
    let repeated = try search.items(census)
    guard !repeated.isEmpty else { return }
    let rest = repeated.count > 10 ? "\n  and \(repeated.count - 10) more" : ""
    let what = counted(repeated.count, "item of \(name) is a copy", many: "items of \(name) are copies")
    throw Failure(
      "\(what) (batch/repeated):\n\(repeated.prefix(10).map { "  \($0.words)" }.joined(separator: "\n"))\(rest)",
      help: RepeatedItem.remedy(files.last != nil))
  }

  /// The lots that failed, and that the batch resembles.
  func resembledLots(_ census: Census) throws -> [ResembledLot] {
    var search = FailedLotSearch(of: name, dataset.manifest, in: dataset.tree)
    return try search.lots(like: census)
  }

  /// Every error in the items of the batch, by the rules that hold now.
  func verdict(_ census: Census, _ session: Session) async throws -> Verdict {
    var inquiry = try session.intake.tree("HEAD")
    inquiry.occasion = .freeze
    inquiry.scope = .changes(census.items.map { PathChange(path: $0.entry.path, old: nil, new: $0.entry) })
    let progress = Progress(noun: "items", console: session.console)
    defer { progress.clear() }
    return try await Inspector.standard().inspect(inquiry) { progress.show($0, of: $1) }
  }

  /// The plan of the attempt that comes next.
  ///
  /// - Parameter resembled: the lots that failed, and that the batch resembles.
  func plan(_ census: Census, resembling resembled: [ResembledLot], isWhole: Bool) throws -> AttemptPlan {
    do throws(AttemptPlan.Obstacle) {
      return try AttemptPlan.computed(
        from: files, census, resembling: resembled, attempt: nextAttempt, dataset: dataset.manifest.id,
        isWhole: isWhole,
        by: person.id, key: signatory.key)
    } catch {
      switch error {
      case .noPolicy: throw Failure.noGold(stream)
      case .noRubric: throw Failure("the batch \(name) pins no rubric", help: "git dataset check says why")
      case .empty: throw Failure("\(name) has no item", help: "there is nothing to audit yet")
      }
    }
  }
}
