import Checks
import Dataset
import Diagnostics

/// What people have waived, read from one tree.
///
/// That whoever waives a check may do so, and has signed it, the rules say of the commit that brings the waiver. Here
/// it only matters that it is about the item and the check as they are.
struct WaiverReading {
  let policy: Policy
  let snapshot: any Snapshot

  /// The waiver that lets an item pass a check; nil where there is none about both as they are.
  ///
  /// - Parameters:
  ///   - item: the item's own file.
  ///   - folder: the folder of its batch.
  /// - Returns: of several the one by a key that counts, and the first by the person's id.
  func waiver(
    of check: CheckTerms, on name: ItemName, in item: FileEntry, _ folder: BatchFolder
  ) throws(Unreadable) -> StandingWaiver? {
    guard check.waivable != .no,
      let files = try snapshot.entries(in: folder.waivers(of: name.id, check: check.id.name)), !files.isEmpty
    else { return nil }
    let reading = ReviewReading(snapshot)
    guard let digest = try reading.digest(of: item) else { return nil }
    let definition = snapshot.sha256(of: Array(check.definition.utf8))
    var doubtful: StandingWaiver?
    for file in files {
      guard case .batch(_, .waiver(_, _, let person)) = policy.layout.place(of: file.path),
        let waiver = try reading.document(file).flatMap({ Waiver($0, of: person) }),
        waiver.subject.dataset == policy.manifest.id, waiver.subject.item == name,
        waiver.subject.content == ItemContent(blob: item.id ?? waiver.subject.content.blob, sha256: digest),
        waiver.check == check.id, waiver.definition == definition
      else { continue }
      let key = policy.keys.signing.key(named: waiver.key, of: person)
      if let key, key.status != .compromised { return StandingWaiver(waiver: waiver, isByGoodKey: true) }
      doubtful = doubtful ?? StandingWaiver(waiver: waiver, isByGoodKey: false)
    }
    return doubtful
  }
}

/// A waiver about an item and a check as they are.
struct StandingWaiver {
  let waiver: Waiver
  /// Whether the key that signed it counts. Where it was found compromised since, what landed in good faith is not
  /// refused where it lies, and somebody has to look again.
  let isByGoodKey: Bool
}

extension Findings {
  /// What was found, as it counts after somebody has waived it, or may still do so.
  ///
  /// - Parameters:
  ///   - waiver: nil where nobody has.
  ///   - item: what is waived, to be named to whoever may.
  ///   - isAwaited: whether what may be waived only warns.
  ///   - isFreezing: whether nothing is left open any more.
  func weighed(
    by waiver: StandingWaiver?, of check: CheckTerms, on item: ItemName, isAwaited: Bool, isFreezing: Bool
  ) -> Findings {
    guard check.waivable != .no else { return self }
    guard let waiver else {
      return mapping { finding in
        // What only warns stops nobody, and `explain` says how it is waived.
        guard finding.severity == .error else { return finding }
        let isHeldBack = isAwaited && !isFreezing
        return finding.offering(.waiver(of: check, on: item, isNeeded: isHeldBack)).atMost(
          isHeldBack ? .warning : .error)
      }
    }
    if waiver.isByGoodKey {
      let word = Finding.Waiver(person: waiver.waiver.person, comment: waiver.waiver.comment)
      return mapping { $0.waived(by: word) }
    }
    return mapping { finding in
      finding.offering(.again(waiver.waiver, of: check, on: item)).atMost(isFreezing ? .error : .warning)
    }
  }
}

extension Finding {
  /// The same with another way out behind what to do.
  fileprivate func offering(_ way: String) -> Finding {
    let help = message.help.isEmpty ? way : "\(message.help); \(way)"
    return Finding(
      rule: rule, severity: severity, location: location, message: Message(message.text, help: help))
  }
}

extension String {
  /// - Parameter isNeeded: whether it only warns because somebody may still waive it.
  fileprivate static func waiver(of check: CheckTerms, on item: ItemName, isNeeded: Bool) -> String {
    "or, where it is right as it is, a \(check.waivable.rawValue) says so\(isNeeded ? " before it lands" : ""): "
      + "git dataset waive \(item) \(check.id.name.shown()) --comment TEXT"
  }

  fileprivate static func again(_ waiver: Waiver, of check: CheckTerms, on item: ItemName) -> String {
    "the key of \(waiver.person.shown()), who waived it, counts for nothing any more: let another "
      + "\(check.waivable.rawValue) look, git dataset waive \(item) \(check.id.name.shown()) --comment TEXT"
  }
}
