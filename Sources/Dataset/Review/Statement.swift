/// What the trailers of a signed commit say about items: somebody's verdicts on items of one batch, under one rubric.
///
///     Dataset-Action: review/1
///     Dataset-Batch: bug-fix/2026-11-a
///     Rubric: bug-fix@1.0.0
///     Approves: bf-000017 3f2a…
///     Reviewed-by: Ada Lovelace <ada@example.com>
///
/// An adjudication is worded the same, with `adjudicate/1`. So are seals, with `seal/1`: they name the items and say
/// nothing about them, `Seals: bf-000017 3f2a…`.
package struct Statement: Hashable, Sendable {
  /// One verdict on one item, or one that is sealed.
  package struct Entry: Hashable, Sendable {
    /// Nil where the statement seals what nobody may know yet.
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

    /// The key of the trailer that says so.
    package var trailer: String { verdict?.trailer ?? Statement.sealing }
  }

  /// The key of the trailers that name what is sealed.
  package static let sealing = "Seals"

  /// `review/1`, `adjudicate/1` or `seal/1`.
  package let action: StatementAction
  package let batch: BatchName
  package let rubric: RubricReference
  /// At least one, each about another item.
  package let entries: [Entry]
  /// Whose verdicts they are: name and address.
  package let reviewer: Mailbox

  package init(
    action: StatementAction = .review, batch: BatchName, rubric: RubricReference, entries: [Entry], reviewer: Mailbox
  ) {
    self.action = action
    self.batch = batch
    self.rubric = rubric
    self.entries = entries
    self.reviewer = reviewer
  }

  /// The trailers, in the order in which they are written.
  package var trailers: [(key: String, value: String)] {
    [
      (StatementAction.key, action.rawValue), ("Dataset-Batch", batch.description), ("Rubric", rubric.description),
    ] + entries.map { ($0.trailer, "\($0.item) \($0.blob)") } + [("Reviewed-by", reviewer.description)]
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
