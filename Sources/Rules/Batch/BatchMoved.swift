import Dataset
import Diagnostics
import Documents
import Engine

/// A batch moves to a newer rubric: `moved_from` is older than the version that the batch pins, and not of its major.
///
/// Why: the line lets items of another major stay while their authors look at them again; items of the same major are
/// valid anyway, and those of a newer one were never written for this batch.
///
/// Fix: take the line out, or write the version that the batch pinned before; `git dataset batch move` does both.
struct BatchMoved: BatchRule {
  static let id: RuleID = "batch/moved"

  func inspect(_ batch: Batch, in file: Document, at path: String, _ findings: inout Findings) {
    guard let pin = batch.pin, let old = pin.old, let node = file.root["moved_from"] else { return }
    if old > pin.version || old == pin.version { return findings.add(.notOlder(old, pin.version), at: node, of: path) }
    guard old.isValid(under: pin.version) else { return }
    findings.add(.needless(old, pin.version), at: node, of: path)
  }
}

extension Finding.Message {
  fileprivate static func notOlder(_ old: Version, _ pin: Version) -> Finding.Message {
    Finding.Message(
      "the batch says that it moved from \(old), which is not older than \(pin)",
      help: "write the version that it pinned before, or take the line out")
  }

  fileprivate static func needless(_ old: Version, _ pin: Version) -> Finding.Message {
    Finding.Message("what was written under \(old) is valid under \(pin) as it is", help: "take the line out")
  }
}
