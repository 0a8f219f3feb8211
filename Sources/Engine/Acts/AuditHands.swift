package import Dataset
import Diagnostics

/// The people in whose hands the audit of a batch is, and who can have no part in what it audits.
package struct AuditHands: Sendable {
  /// Whose secrets draw the sample.
  package let drawing: Set<String>
  /// Who has labelled items of an earlier attempt: the labels hold on, so whoever gave them audits the later ones too.
  package let auditing: Set<String>

  package init(drawing: Set<String>, auditing: Set<String>) {
    self.drawing = drawing
    self.auditing = auditing
  }

  /// Why a person can take no part in the batch; nil where nothing keeps them from it.
  ///
  /// - Parameter deed: what the person wants to do, to go on after "cannot".
  package func obstacle(to deed: String, in batch: BatchName, by person: String) -> Obstacle? {
    if drawing.contains(person) {
      return Obstacle(
        .drawing, "\(person.shown()), whose secrets draw the sample of \(batch), cannot \(deed)",
        remedy: "leave it to somebody else, or work in another batch: whoever draws the sample can have no part in it",
        rule: "batch/new-part")
    }
    guard auditing.contains(person) else { return nil }
    return Obstacle(
      .auditing, "\(person.shown()), who has labelled items of \(batch), cannot \(deed)",
      remedy: "leave it to somebody else: whoever audits a batch can have no part in it", rule: "batch/new-part")
  }
}
