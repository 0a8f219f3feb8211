package import Dataset
import Documents

/// A batch with everything that was written for its audit, read from one tree.
package struct BatchFiles: Sendable {
  package let batch: Batch
  package let stream: StreamPolicy
  /// The sign-off; nil where there is none that can be read.
  package let signOff: SignOff?
  /// The digests of its control items; nil where there are none that can be read.
  package let controlDigests: ControlDigests?
  /// In the order of their numbers.
  package internal(set) var attempts: [Attempt]
  /// The ids of the items that were withdrawn after the first freeze, in byte order.
  package let withdrawn: [String]

  /// The folder of the batch, and the paths of its files.
  package var folder: BatchFolder { stream.batchFolder(batch.name.batch) }

  /// The attempt that was begun last; nil before the first freeze.
  package var last: Attempt? { attempts.last }

  /// Reads a batch.
  ///
  /// - Returns: nil where there is no `batch.yaml` that can be read.
  package init?(
    _ name: BatchName, of stream: StreamPolicy, _ layout: Layout, in tree: any Snapshot
  ) throws(Unreadable) {
    let reading = ReviewReading(tree)
    let folder = stream.batchFolder(name.batch)
    guard let entry = try tree.entry(at: folder.manifest), let document = try reading.document(entry) else {
      return nil
    }
    batch = Batch(document, name: name)
    self.stream = stream
    signOff = try tree.entry(at: folder.signOff).flatMap { (entry) throws(Unreadable) in
      try reading.document(entry).flatMap { SignOff($0) }
    }
    controlDigests = try tree.entry(at: folder.controlDigests).flatMap { (entry) throws(Unreadable) in
      try reading.document(entry).flatMap { ControlDigests($0) }
    }
    var attempts: [Attempt] = []
    for folder in try tree.entries(in: folder.attempts) ?? [] where folder.mode == .directory {
      // Of the ways to write a number only one is a folder of attempts.
      guard let number = folder.name.ordinal else { continue }
      attempts.append(try Self.attempt(number, in: AttemptFolder(folder.path), layout, tree: tree))
    }
    self.attempts = attempts.sorted { $0.number < $1.number }
    var withdrawn: [String] = []
    for entry in try tree.entries(in: folder.withdrawals) ?? [] {
      guard case .batch(_, .withdrawal(let id)) = layout.place(of: entry.path),
        let document = try reading.document(entry), Withdrawal(document).afterAttempt != nil
      else { continue }
      withdrawn.append(id)
    }
    self.withdrawn = withdrawn
  }

  private static func attempt(
    _ number: Int, in folder: AttemptFolder, _ layout: Layout, tree: any Snapshot
  ) throws(Unreadable) -> Attempt {
    let reading = ReviewReading(tree)
    func document(at path: String) throws(Unreadable) -> Document? {
      try tree.entry(at: path).flatMap { (entry) throws(Unreadable) in try reading.document(entry) }
    }
    var secrets: [String: Secret] = [:]
    for entry in try tree.entries(in: folder.secrets) ?? [] {
      guard case .batch(_, .attempt(_, .secret(let person))) = layout.place(of: entry.path), entry.isFile,
        try tree.size(of: entry) < 100
      else { continue }
      secrets[person] = Secret(file: try tree.bytes(of: entry))
    }
    var labels: [String: GoldLabel] = [:]
    for entry in try tree.entries(in: folder.labels) ?? [] {
      guard case .batch(_, .attempt(_, .label(let item))) = layout.place(of: entry.path) else { continue }
      labels[item] = try reading.document(entry).flatMap { GoldLabel($0) }
    }
    var controls: [String: ControlItem] = [:]
    for entry in try tree.entries(in: folder.controls) ?? [] {
      guard case .batch(_, .attempt(_, .control(let item))) = layout.place(of: entry.path) else { continue }
      controls[item] = try reading.document(entry).flatMap { ControlItem($0) }
    }
    return Attempt(
      number: number, plan: try document(at: folder.plan).flatMap { AttemptPlan($0) }, secrets: secrets, labels: labels,
      result: try document(at: folder.result).flatMap { AttemptResult($0) }, controls: controls)
  }
}

extension BatchFiles {
  /// Every label that was given, in the order of the attempts.
  package var labels: [GoldLabel] {
    attempts.flatMap { attempt in attempt.labels.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// The label that holds for an item's content: one given in an earlier attempt is kept, so that nobody is asked, and
  /// nobody can answer, twice.
  ///
  /// - Parameter attempt: labels of later attempts are left out.
  package func label(of item: String, _ content: ItemContent, upTo attempt: Int) -> GoldLabel? {
    guard let pin = batch.rubric else { return nil }
    for known in attempts where known.number <= attempt {
      if let label = known.labels[item], label.holds(for: content, under: pin) { return label }
    }
    return nil
  }
}

extension Withdrawal {
  /// Reads what a deleted item leaves behind; nil where the file cannot be read.
  package static func read(_ entry: FileEntry, in tree: any Snapshot) throws(Unreadable) -> Withdrawal? {
    try ReviewReading(tree).document(entry).map { Withdrawal($0) }
  }
}
