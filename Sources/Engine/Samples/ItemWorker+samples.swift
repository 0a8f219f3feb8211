import Checks
import Dataset
import Diagnostics
import Documents

extension ItemWorker {
  /// The checks of batches that nobody can remember the sample of; of the others it is kept.
  ///
  /// - Parameter checks: those that want something of the item.
  mutating func unremembered(
    _ checks: [BatchCheck], of file: Scope.ItemFile
  ) throws(Unreadable) -> [BatchCheck] {
    guard let memory = inspection.samples else { return checks }
    var open: [BatchCheck] = []
    for check in checks {
      guard let name = try name(of: check, in: file), let value = memory.value(named: name),
        let remembered = RememberedSample(value), try isSame(remembered.neighbours, beside: file)
      else {
        open.append(check)
        continue
      }
      guard let bytes = remembered.sample else { continue }
      guard let sample = BatchSample(remembered: bytes, of: file.entry.path) else {
        open.append(check)
        continue
      }
      keep(sample, of: check, in: file.name.batchName)
    }
    return open
  }

  /// Remembers what a check of batches took of an item.
  ///
  /// - Parameters:
  ///   - sample: nil where it took nothing.
  ///   - paths: the files beside the item that were read, or looked for.
  func remember(
    _ sample: BatchSample?, of check: BatchCheck, in file: Scope.ItemFile, having paths: Set<String>
  ) throws(Unreadable) {
    guard let memory = inspection.samples, let name = try name(of: check, in: file) else { return }
    var neighbours: [RememberedSample.Neighbour] = []
    for path in paths.sorted() {
      // What cannot be told again is not worth keeping.
      guard !path.utf8.contains(0x0A) else { return }
      neighbours.append(.init(path: path, blob: try blob(at: path, beside: file)))
    }
    memory.keep(RememberedSample(neighbours: neighbours, sample: sample?.remembered).bytes, named: name)
  }

  /// Nil where a sample of the check hangs on more than the item and what lies beside it.
  private func name(of check: BatchCheck, in file: Scope.ItemFile) throws(Unreadable) -> SampleName? {
    guard check.looksAtItemAlone, let blob = try snapshot.blob(of: file.entry) else { return nil }
    let text = "git-dataset/sample/1\n\(check.wanted)\n\(file.format.rawValue) \(blob)\n"
    return SampleName(sha256: snapshot.sha256(of: Array(text.utf8)))
  }

  private func isSame(
    _ neighbours: [RememberedSample.Neighbour], beside file: Scope.ItemFile
  ) throws(Unreadable) -> Bool {
    for neighbour in neighbours where try blob(at: neighbour.path, beside: file) != neighbour.blob { return false }
    return true
  }

  private func blob(at path: String, beside file: Scope.ItemFile) throws(Unreadable) -> String? {
    // Both endings have five characters.
    let folder = String(file.entry.path.dropLast(5))
    guard let entry = try snapshot.entry(at: "\(folder)/\(path)"), entry.isFile else { return nil }
    return try snapshot.blob(of: entry)
  }
}
