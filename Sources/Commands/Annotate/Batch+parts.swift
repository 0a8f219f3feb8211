import Dataset
import Diagnostics

extension Batch {
  /// - Parameter deed: what the person wants to do, to go on after "cannot".
  /// - Throws: ``Failure`` where the person has committed to secrets for the batch, and so can have no part in it.
  func refusePart(of person: String, to deed: String) throws(Failure) {
    guard commitments.includes(person) else { return }
    throw Failure(
      "\(person), whose secrets draw the sample of \(name), cannot \(deed)",
      help: "leave it to somebody else, or work in another batch: whoever draws the sample can have no part in it")
  }
}
