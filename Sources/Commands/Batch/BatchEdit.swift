import Dataset
import Diagnostics
import Documents

/// A batch's `batch.yaml`, changed by what is done with the batch, without losing a comment.
struct BatchEdit {
  private var text: YAMLText

  init(_ bytes: [UInt8]) throws(Failure) {
    text = try YAMLText(bytes)
  }

  var bytes: [UInt8] { text.bytes }

  mutating func set(_ state: Batch.State) throws(Failure) {
    try text.set("state", to: .string(state.rawValue), at: [])
  }

  /// Adds digests of a person's secrets, after those that the person has.
  ///
  /// - Parameter part: `calibrator` or `witness`.
  mutating func commit(_ digests: [String], of person: String, as part: String) throws(Failure) {
    let commitment: Value = [
      "person": .string(person), "secrets": .list(digests.map { .string($0) }),
    ]
    guard let known = text.root["commitments"] else {
      return try text.set("commitments", to: .mapping([Value.Entry(part, commitment)]), at: [])
    }
    guard known[part] != nil else { return try text.set(part, to: commitment, at: ["commitments"]) }
    for digest in digests { try text.append(.string(digest), at: ["commitments", part, "secrets"]) }
  }
}
