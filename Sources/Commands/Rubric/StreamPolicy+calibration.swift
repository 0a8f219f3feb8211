import Dataset
import Diagnostics
import Engine

extension StreamPolicy {
  /// - Throws: ``Failure`` where the last commit has no such calibration as the stream asks for, of a version that a
  ///   batch for delivery is to pin.
  func refuseUncalibrated(_ version: Version, for batch: BatchName, _ session: Session) throws {
    guard calibration?.isRequired ?? false else { return }
    let dataset = try CommittedDataset(in: session)
    guard let gap = try CalibrationGap.find(under: version, of: self, dataset.layout, in: dataset.tree) else { return }
    throw Failure("\(batch) \(gap.words(under: version))", help: gap.help(in: name))
  }
}
