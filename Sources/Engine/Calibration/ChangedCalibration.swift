package import Dataset
import Statistics

/// A calibration that a commit adds or changes, with what the commit's own tree shows of its batch.
package struct ChangedCalibration: Sendable {
  package let path: String
  package let stream: String
  /// The version of the file's name.
  package let version: Version
  /// What the file says; a file that only says that verdicts were given again is none.
  package let calibration: Calibration
  /// The batch that it names; nil where there is none that can be read.
  package let batch: Batch?
  /// What it should say; nil where that cannot be computed from the batch, or nobody signed.
  package let right: Calibration?

  /// - Returns: nil where the place is no calibration, or the file claims nothing about a batch.
  init?(
    _ change: PathChange, in state: DatasetState, by signer: Signer?, _ digest: @escaping Digest
  ) throws(Unreadable) {
    let (tree, layout, manifest) = (state.tree, state.layout, state.manifest)
    guard case .stream(let stream, .calibration(let version)) = layout.place(of: change.path),
      let entry = change.new, entry.isFile,
      let calibration = try ReviewReading(tree).document(entry).flatMap({ Calibration($0) })
    else { return nil }
    path = change.path
    self.stream = stream
    self.version = version
    self.calibration = calibration
    let name = calibration.batch
    let files = try manifest.stream(named: name.stream).flatMap { (stream) throws(Unreadable) in
      try BatchFiles(name, of: stream, layout, in: tree)
    }
    batch = files?.batch
    guard let files, let signer, files.batch.kind == .calibration, name.stream == stream else {
      right = nil
      return
    }
    right = try Calibration.computed(
      from: files, calibration.word, in: tree, manifest, keys: state.keys, by: (signer.person.id, signer.key),
      digest: digest)
  }
}
