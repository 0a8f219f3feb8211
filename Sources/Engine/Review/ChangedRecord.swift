package import Checks
package import Dataset

/// A review record, an adjudication, a disowning or a waiver that a commit adds, changes or deletes, or a seal that it
/// adds.
package struct ChangedRecord: Sendable {
  /// What the file says after the commit.
  package enum Content: Sendable {
    case review(ReviewRecord)
    case adjudication(Adjudication)
    /// A new line among a person's seals.
    case seal(Seal)
    case disowning(Disowning)
    case waiver(Waiver)
    /// The file is no record that can be read.
    case unreadable
    /// The file is gone.
    case none
  }

  package let change: PathChange
  /// The item that the record is about, by the place where it lies.
  package let item: ItemName
  /// Whose review it is and which round, by the file's name; round 1 for a seal, a disowning and a waiver, and
  /// nil for an adjudication.
  package let look: Look?
  /// Whether the file is one by which somebody disowns an item, by its place.
  package var isDisowning = false
  /// What is waived, where the file is a waiver by its place; nil for any other.
  package var waiving: Waiving?
  package let content: Content
  /// The adjudication that stood there before; nil where none did, or none that can be read.
  package let replaced: Adjudication?
  /// Who may decide again in the place of what stood there before.
  package var succession = Succession.nobody
  /// What an adjudication lists, of what lies in the commit's tree; nil where it lists nothing, or is none.
  package var answered: Set<AnsweredVerdict>?
  /// The SHA-256 of the record's file in lower-case hex, where a seal may have to fit it; nil everywhere else.
  package let digest: String?

  /// Whose look at an item, and which.
  package struct Look: Hashable, Sendable {
    package let person: String
    package let round: Int
  }

  /// A check that somebody waives.
  package struct Waiving: Sendable {
    /// The check's id, by the file's place.
    package let check: String
    /// The check as the state before the commit has it; nil where that has none of the id.
    package let terms: CheckTerms?
    /// The waiver that stood there before; nil where none did, or none that can be read.
    package let replaced: Waiver?
  }

  package var path: String { change.path }
  /// Whether the commit brings the record: it is new, or an adjudication or a waiver in the place of another.
  package var isBrought: Bool {
    change.old == nil || seal != nil || (look == nil || waiving != nil) && change.new != nil
  }
  /// Whether somebody gives a verdict by it, or seals one, or a judgement.
  package var isVerdict: Bool { !isDisowning && waiving == nil }

  /// The seal, where it is one.
  package var seal: Seal? {
    if case .seal(let seal) = content { seal } else { nil }
  }

  /// The record, where it is a review that can be read.
  package var review: ReviewRecord? {
    if case .review(let record) = content { record } else { nil }
  }

  /// The disowning, where it is one that can be read.
  package var disowning: Disowning? {
    if case .disowning(let disowning) = content { disowning } else { nil }
  }

  /// The waiver, where it is one that can be read.
  package var waiver: Waiver? {
    if case .waiver(let waiver) = content { waiver } else { nil }
  }

  /// The adjudication, where it is one that can be read.
  package var adjudication: Adjudication? {
    if case .adjudication(let adjudication) = content { adjudication } else { nil }
  }

  /// The id of the person whose word it is; nil where it cannot be read.
  package var person: String? { look?.person ?? adjudication?.by }

  /// The name of the key that it names; nil where it cannot be read.
  package var key: String? { review?.key ?? adjudication?.key ?? disowning?.key ?? waiver?.key }

  package var subject: Subject? {
    review?.subject ?? adjudication?.subject ?? disowning?.subject ?? waiver?.subject
  }

  package var verdict: ReviewVerdict? { review?.verdict ?? adjudication?.verdict }

  /// What a statement does that brings the record.
  package var action: StatementAction {
    if seal != nil { return .seal }
    if waiving != nil { return .waive }
    return isDisowning ? .disown : look == nil ? .adjudicate : .review
  }

  /// The object id of the item's file as the record has it; nil where it cannot be read.
  package var blob: String? { seal?.blob ?? subject?.content.blob }
}
