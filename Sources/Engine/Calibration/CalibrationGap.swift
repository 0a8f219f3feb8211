package import Dataset
import Diagnostics
import Documents
import Statistics

/// Why a version is not calibrated as its stream asks, so that no batch for delivery opens under it.
package enum CalibrationGap: Hashable, Sendable {
  case missing
  /// So many items were rated twice, and the stream asks for more.
  case tooSmall(Version, items: Int, minimum: Int)
  /// So many items were written for delivery since, and the calibration was for fewer.
  case expired(Version, items: Int, limit: Int)
  /// Agreement was measured by this coefficient, and the stream asks for another one.
  case otherCoefficient(Version, String, wanted: String)
  /// The lower bound of the agreement, as the record has it, does not reach what the stream asks.
  case disagreeing(Version, low: String?, minimum: String)
  /// A release candidate was calibrated, and what was published is another text, or the candidate is gone.
  case otherText(Version, candidate: Version)
}

extension CalibrationGap {
  /// Finds what a version lacks.
  ///
  /// A calibration of any version with the same major and minor counts, since a patch changes nothing that anybody
  /// judges by.
  ///
  /// - Parameters:
  ///   - pin: the version that the batch is to pin.
  ///   - tree: what judges: the state before the batch opens.
  /// - Returns: nil where nothing is lacking, or the stream asks for nothing.
  package static func find(
    under pin: Version, of stream: StreamPolicy, _ layout: Layout, in tree: (any Snapshot)?
  ) throws(Unreadable) -> CalibrationGap? {
    guard let policy = stream.calibration, policy.isRequired else { return nil }
    guard let tree else { return .missing }
    var first: CalibrationGap?
    for (version, calibration) in try calibrations(of: stream, layout, tree) where version.isPatch(of: pin.release) {
      guard let gap = try gap(in: calibration, version, pin, of: stream, under: policy, by: layout, tree: tree) else {
        return nil
      }
      first = first ?? gap
    }
    return first ?? .missing
  }

  /// A stream's calibrations, the newest version first.
  private static func calibrations(
    of stream: StreamPolicy, _ layout: Layout, _ tree: any Snapshot
  ) throws(Unreadable) -> [(version: Version, calibration: Calibration)] {
    var found: [(version: Version, calibration: Calibration)] = []
    for entry in try tree.entries(in: stream.files.calibrations) ?? [] where entry.isFile {
      guard case .stream(_, .calibration(let version)) = layout.place(of: entry.path),
        let calibration = try ReviewReading(tree).document(entry).flatMap({ Calibration($0) })
      else { continue }
      found.append((version, calibration))
    }
    return found.sorted { $0.version > $1.version }
  }

  private static func gap(
    in calibration: Calibration, _ version: Version, _ pin: Version, of stream: StreamPolicy,
    under policy: CalibrationPolicy, by layout: Layout, tree: any Snapshot
  ) throws(Unreadable) -> CalibrationGap? {
    if calibration.items < policy.minimumItems {
      return .tooSmall(version, items: calibration.items, minimum: policy.minimumItems)
    }
    if let gap = stream.agreement.flatMap({ disagreement(in: calibration, version, by: $0) }) { return gap }
    if calibration.rubric.candidate != nil {
      let published = try version.isPublished(in: stream, tree) ? version : pin
      guard try isSameText(calibration.rubric, published, of: stream, in: tree) else {
        return .otherText(version, candidate: calibration.rubric)
      }
    }
    guard let limit = calibration.expiry else { return nil }
    let items = try deliveredItems(under: version, of: stream, layout, tree)
    return items >= limit ? .expired(version, items: items, limit: limit) : nil
  }

  /// Why the agreement that was recorded is not what the stream asks for now.
  private static func disagreement(
    in calibration: Calibration, _ version: Version, by policy: AgreementPolicy
  ) -> CalibrationGap? {
    // Where another coefficient stands in for want of variation, the record names the one that was asked for too.
    let measured = calibration.agreement?.text("undefined") ?? calibration.agreement?.text("coefficient")
    // A bound of one coefficient says nothing about another.
    let wanted = AgreementTable.coefficients(of: policy.coefficient)
    if let measured, ![wanted.two, wanted.more].contains(where: { $0.rawValue == measured }) {
      return .otherCoefficient(version, measured, wanted: policy.coefficient.rawValue)
    }
    let low = calibration.agreement?.number("low")
    guard let low, let bound = Double(low), bound >= policy.minimum else {
      return .disagreeing(version, low: low, minimum: policy.minimumText)
    }
    return nil
  }

  /// Whether nothing that anybody judges by differs between a candidate and a published version.
  private static func isSameText(
    _ candidate: Version, _ published: Version, of stream: StreamPolicy, in tree: any Snapshot
  ) throws(Unreadable) -> Bool {
    let reading = ReviewReading(tree)
    let rubrics = try [candidate, published].map { (version) throws(Unreadable) in
      try tree.entry(at: stream.files.rubric(version)).flatMap { (entry) throws(Unreadable) in
        try reading.document(entry)
      }
    }
    guard let old = rubrics[0], let new = rubrics[1] else { return false }
    return RubricDifference(from: old, to: new).leastBump(isRejudged: false) == .patch
  }

  /// How many items the batches for delivery hold that pin a version with the same major and minor.
  private static func deliveredItems(
    under version: Version, of stream: StreamPolicy, _ layout: Layout, _ tree: any Snapshot
  ) throws(Unreadable) -> Int {
    var count = 0
    for folder in try tree.entries(in: stream.files.batches) ?? [] where folder.mode == .directory {
      let folder = BatchFolder(folder.path)
      guard case .batch(let name, _) = layout.place(of: folder.manifest),
        let entry = try tree.entry(at: folder.manifest),
        let batch = try ReviewReading(tree).document(entry).map({ Batch($0, name: name) }),
        batch.kind == .delivery, batch.rubric?.isPatch(of: version) ?? false
      else { continue }
      let entries = try tree.entries(in: folder.items) ?? []
      count += entries.count { layout.place(of: $0.path).isItem && $0.isFile }
    }
    return count
  }
}

extension Version {
  fileprivate func isPublished(in stream: StreamPolicy, _ tree: any Snapshot) throws(Unreadable) -> Bool {
    try tree.entry(at: stream.files.rubric(self)) != nil
  }
}

extension Value {
  /// The digits of a number under a key; nil where there is none.
  package func number(_ key: String) -> String? {
    if case .number(let digits)? = self[key] { digits } else { nil }
  }

  /// The text under a key; nil where there is none.
  fileprivate func text(_ key: String) -> String? {
    if case .string(let text)? = self[key] { text } else { nil }
  }
}

extension CalibrationGap {
  /// What is wrong, to go after the name of a batch.
  package func words(under pin: Version) -> String {
    switch self {
    case .missing: "pins \(pin), which nobody has calibrated"
    case .tooSmall(let version, let items, let minimum):
      "pins \(pin), and the calibration of \(version) is too small: \(counted(items, "item")) rated twice, "
        + "and the stream asks for \(minimum)"
    case .expired(let version, let items, let limit):
      "pins \(pin), and the calibration of \(version) has expired: it holds for "
        + "\(counted(limit, "item")), and there are \(items)"
    case .otherCoefficient(let version, let measured, let wanted):
      "pins \(pin), and the calibration of \(version) measures \(measured.shown()), and the stream asks for \(wanted)"
    case .disagreeing(let version, let low, let minimum):
      "pins \(pin), and people disagree in the calibration of \(version): agreement "
        + "\(low.map { "is at least \($0)" } ?? "has no lower bound"), and the stream asks for \(minimum)"
    case .otherText(let version, let candidate):
      "pins \(pin), and the calibration of \(version) is of \(candidate), which is another text or gone"
    }
  }

  /// What to do about it.
  package func help(in stream: String) -> String {
    let command = "git dataset rubric calibrate \(stream)/BATCH"
    return switch self {
    case .missing, .otherText, .expired:
      "have two people judge a batch of kind calibration, and let a calibrator commit what came of it first: \(command)"
    case .tooSmall: "have more items of the calibration batch judged by two people, and calibrate again: \(command)"
    case .otherCoefficient: "calibrate again, so that agreement is measured as the stream asks now: \(command)"
    case .disagreeing:
      "see where people differ (git dataset batch agreement), talk it over or make the rubric clearer, and calibrate "
        + "again: \(command)"
    }
  }
}
