import Dataset
import Diagnostics

/// An open batch that moves to a newer version of its rubric.
struct BatchMove {
  /// The batch, as STREAM/BATCH.
  let name: String
  /// The version to pin.
  let version: String
  let session: Session

  /// Writes the new pin.
  ///
  /// - Returns: what the move makes stale, in lines.
  func make() throws -> String {
    let checkout = try Checkout(in: session)
    let (stream, batch) = try checkout.batch(name)
    let target = try target(for: batch, of: stream, checkout)
    if batch.kind == .delivery, batch.rubric != target {
      try stream.refuseUncalibrated(target, for: batch.name, session)
    }
    guard let pin = batch.pin else {
      throw Failure("the batch \(batch.name) pins no rubric", help: "git dataset check says what is wrong with it")
    }
    let items = try checkout.items(of: batch.name, in: stream)
    let old = pin.version == target ? pin.old : pin.old ?? pin.version
    let moved = Pin(target, movedFrom: old)
    let invalid = items.filter { moved.standing(of: $0.rubric) == .invalid }
    guard invalid.isEmpty else { throw Self.foreign(invalid[0], moved) }
    let stale = items.filter { moved.standing(of: $0.rubric) == .stale }
    try write(Pin(target, movedFrom: stale.isEmpty ? nil : old), of: batch, in: stream, checkout)
    let records = try checkout.staleRecords(of: batch.name, in: stream, moved)
    return text(about: items, stale, moved, of: stream.name) + text(about: records, moved)
  }

  /// The version to move to, where the batch may.
  private func target(
    for batch: Batch, of stream: StreamPolicy, _ checkout: Checkout
  ) throws(Failure) -> Version {
    guard batch.state == .open else {
      throw Failure(
        "the batch \(batch.name) is \(batch.state.rawValue), and keeps its rubric", help: "only an open batch moves")
    }
    let (_, target) = try checkout.rubric("\(stream.name)@\(version)")
    guard target.candidate == nil || batch.kind == .calibration else {
      throw Failure(
        "\(target) is a release candidate, which no delivery is judged by", help: "move to a published version")
    }
    if let pin = batch.rubric, target < pin {
      throw Failure("\(batch.name) pins \(pin), which is newer than \(target)", help: "a batch only moves on")
    }
    return target
  }

  private func write(
    _ pin: Pin, of batch: Batch, in stream: StreamPolicy, _ checkout: Checkout
  ) throws {
    guard pin != batch.pin else { return }
    let path = try FileSystem.place(
      of: stream.batchFolder(batch.name.batch).manifest, below: checkout.root)
    var edit = try BatchEdit(try FileSystem.read(path))
    try edit.set(pin)
    try FileSystem.write(edit.bytes, to: path)
  }

  private func text(about items: [ItemSummary], _ stale: [ItemSummary], _ pin: Pin, of stream: String) -> String {
    let valid = items.count - stale.count
    var lines = ["\(name) pins \(pin.version): \(valid) item\(valid == 1 ? "" : "s") valid, \(stale.count) stale"]
    guard let old = pin.old, !stale.isEmpty else { return lines[0] + "\n" }
    lines += stale.map { item in
      "\(item.path.shown(limit: 400))  \(item.rubric)  \(item.authors.joined(separator: ", ").shown(limit: 200))"
    }
    lines.append("To see what to look for: git dataset rubric diff \(stream) \(old) \(pin.version)")
    lines.append("Mend each item, write `rubric: \(pin.version)` into it, and run this command again.")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The reviews and labels that no longer count, after the items.
  private func text(about records: [RecordSummary], _ pin: Pin) -> String {
    guard !records.isEmpty else { return "" }
    var lines: [String] = []
    for kind in RecordSummary.Kind.allCases {
      let records = records.filter { $0.kind == kind }
      guard !records.isEmpty else { continue }
      lines.append("\(records.count) \(kind.rawValue)\(records.count == 1 ? "" : "s") stale, to be given again:")
      lines += records.map {
        "\($0.path.shown(limit: 400))  \($0.rubric)  \(($0.person ?? "").shown(limit: 80))"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func foreign(_ item: ItemSummary, _ pin: Pin) -> Failure {
    let path = item.path.shown(limit: 300)
    guard let old = pin.old else {
      return Failure(
        "\(path) names rubric \(item.rubric), which is not valid under \(pin.version)",
        help: "mend it first; git dataset check shows the same")
    }
    return Failure(
      "\(path) names rubric \(item.rubric), which is valid neither under \(old) nor under \(pin.version)",
      help: "mend it first, or work off what the batch's last move made stale")
  }
}
