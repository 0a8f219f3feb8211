import Diagnostics

/// What the trailers of a signed commit say about items: somebody's verdicts on items of one batch, under one rubric.
///
///     Dataset-Action: review/1
///     Dataset-Batch: bug-fix/2026-11-a
///     Rubric: bug-fix@1.0.1
///     Approves: bf-000017 3f2a…
///     Reviewed-by: Ada Lovelace <ada@example.com>
///
/// An adjudication is worded the same, with `adjudicate/1`. So are seals, with `seal/1`: they name the items and say
/// nothing about them, `Seals: bf-000017 3f2a…`. Whoever is listed as an author and is none says `disown/1` and
/// `Disowns: bf-000017 3f2a…`, with `Signed-off-by` in the place of `Reviewed-by`. Whoever lets items pass a check says
/// `waive/1`, `Check: bug-fix/too-wide` and `Waives: bf-000017 3f2a…`, with `Signed-off-by` too.
package struct Statement: Hashable, Sendable {
  /// One verdict on one item, or one that is sealed.
  package struct Entry: Hashable, Sendable {
    /// Nil where the statement seals what nobody may know yet, or gives none.
    package let verdict: ReviewVerdict?
    /// The item's id in the statement's batch.
    package let item: String
    /// The git object id of the item's file.
    package let blob: String

    package init(verdict: ReviewVerdict?, item: String, blob: String) {
      self.verdict = verdict
      self.item = item
      self.blob = blob
    }
  }

  /// The key of the trailers that name what is sealed.
  package static let sealing = "Seals"
  /// The key of the trailers that name what somebody is no author of.
  package static let disowning = "Disowns"
  /// The key of the trailers that name what passes a check.
  package static let waiving = "Waives"
  /// The key of the trailer that names the check.
  package static let checkKey = "Check"

  /// `review/1`, `adjudicate/1`, `seal/1`, `disown/1` or `waive/1`.
  package let action: StatementAction
  package let batch: BatchName
  package let rubric: RubricReference
  /// The id of the check that the items pass; nil where none is waived.
  package let check: String?
  /// At least one, each about another item.
  package let entries: [Entry]
  /// Whose statement it is: name and address.
  package let reviewer: Mailbox

  package init(
    action: StatementAction = .review, batch: BatchName, rubric: RubricReference, check: String? = nil,
    entries: [Entry], reviewer: Mailbox
  ) {
    self.action = action
    self.batch = batch
    self.rubric = rubric
    self.check = check
    self.entries = entries
    self.reviewer = reviewer
  }

  /// The trailers, in the order in which they are written.
  package var trailers: [(key: String, value: String)] {
    [
      (StatementAction.key, action.rawValue), ("Dataset-Batch", batch.description), ("Rubric", rubric.description),
    ] + (check.map { [(Self.checkKey, $0)] } ?? []) + entries.map { (trailer(of: $0), "\($0.item) \($0.blob)") }
      + [(Self.signatory(of: action), reviewer.description)]
  }

  /// The key of the trailer that an entry is.
  package func trailer(of entry: Entry) -> String {
    if let verdict = entry.verdict { return verdict.trailer }
    return switch action {
    case .disown: Self.disowning
    case .waive: Self.waiving
    default: Self.sealing
    }
  }

  /// The key of the trailer that names whose statement it is.
  package static func signatory(of action: StatementAction) -> String {
    [.disown, .waive].contains(action) ? "Signed-off-by" : "Reviewed-by"
  }

  /// The trailers as the last paragraph of a message, a line feed after each.
  package var text: String { trailers.map { "\($0.key): \($0.value)\n" }.joined() }

  /// The whole message of the commit: a subject that people read, and the trailers.
  package var message: String {
    let verdicts = Set(entries.map(\.verdict))
    let verb =
      switch (action, verdicts.count, verdicts.first ?? nil) {
      case (.adjudicate, _, _): "Adjudicate"
      case (.seal, _, _): "Seal the verdict on"
      case (.disown, _, _): "Disown"
      case (.waive, _, _): "Waive \((check ?? "").shown(limit: 60)) in"
      case (_, 1, .approve?): "Approve"
      case (_, 1, .requestChanges?): "Request changes to"
      case (_, 1, .reject?): "Reject"
      case (_, 1, .withdraw?): "Withdraw the verdict on"
      default: "Review"
      }
    let what = entries.count == 1 ? "\(entries[0].item) of \(batch)" : "\(entries.count) items of \(batch)"
    return "\(verb) \(what)\n\n\(text)"
  }
}

/// A name and an email address, as trailers write them: `Ada Lovelace <ada@example.com>`.
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
  package let name: String
  package let email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  /// Reads `NAME <EMAIL>`; nil where the text has another shape.
  package init?(_ text: String) {
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else { return nil }
    let name = text[..<open]
    let email = text[text.index(after: open)...].dropLast()
    guard name.hasSuffix(" "), !name.dropLast().isEmpty, name.first != " ", !name.hasSuffix("  "),
      email.contains("@"), !name.contains(">"), !name.contains("<"),
      !email.contains(where: { $0 == ">" || $0.isWhitespace })
    else { return nil }
    self.init(name: String(name.dropLast()), email: String(email))
  }

  package var description: String { "\(name) <\(email)>" }
}

/// What a signed commit states, by its trailer `Dataset-Action`; the number after the stroke is the version of the
/// trailers' grammar.
package enum StatementAction: String, CaseIterable, Sendable {
  case review = "review/1"
  case seal = "seal/1"
  case adjudicate = "adjudicate/1"
  case disown = "disown/1"
  case waive = "waive/1"
  case batch = "batch/1"
  case gold = "gold/1"
  case signOff = "sign-off/1"
  case policy = "policy/1"
  case release = "release/1"

  /// The trailer's key.
  package static let key = "Dataset-Action"
}
