import Diagnostics

/// Why the trailers of a commit are no statement.
package enum StatementFault: Error, Hashable, Sendable {
  /// `Dataset-Action` names something that no version of the format knows.
  case unknownAction(String)
  /// A trailer of statements, without any `Dataset-Action`.
  case noAction(String)
  /// A trailer that no statement of this action has.
  case unknownKey(String)
  /// A trailer that is written in other letters.
  case misspelt(String, as: String)
  case missing(String)
  case doubled(String)
  case malformed(String, String)
  /// The rubric is not one of the batch's stream.
  case foreignRubric(RubricReference, BatchName)
  /// No item is named, by any of these trailers.
  case noItem([String])
  /// Two trailers about one item.
  case repeated(String)
  /// A line of the message begins with `---`: programs that read messages as mails see its end there, and no trailers.
  case divided
  /// A trailer of another action than this one, which has those.
  case misplaced(String, StatementAction, [String])

  /// What is wrong, without a full stop.
  package var message: String {
    switch self {
    case .unknownAction(let value): "`\(value.shown())` is no action that a commit can state"
    case .noAction(let key): "the trailer `\(key.shown())` belongs to a statement, but there is no Dataset-Action"
    case .unknownKey(let key): "a statement about items has no trailer `\(key.shown())`"
    case .misspelt(let key, let name): "the trailer `\(key.shown())` is written `\(name)`"
    case .missing(let key): "the statement has no trailer `\(key)`"
    case .doubled(let key): "the trailer `\(key)` stands more than once"
    case .malformed(let key, let value): "`\(value.shown(limit: 120))` is nothing that the trailer `\(key)` can say"
    case .foreignRubric(let rubric, let batch): "the rubric \(rubric) is none of the stream of \(batch)"
    case .noItem: "the statement names no item"
    case .repeated(let item): "the statement speaks of \(item) more than once"
    case .divided: "a line of the message begins with `---`, behind which some programs see no trailers"
    case .misplaced(let key, let action, _): "`\(key)` has no place in a statement of \(action.rawValue)"
    }
  }

  /// What to do, in the imperative.
  package var help: String {
    switch self {
    case .unknownAction: "write one of \(StatementAction.allCases.map(\.rawValue).joined(separator: ", "))"
    case .noAction: "take the trailer out, or let git dataset approve write the statement"
    case .unknownKey(let key): "take `\(key.shown())` out; beside its own trailers only Signed-off-by may stand"
    case .misspelt(_, let name): "write `\(name)`"
    case .missing(let key): "add `\(key): \(Self.form(of: key))`"
    case .doubled(let key): "keep one `\(key)`"
    case .malformed(let key, _): "write it as \(Self.form(of: key))"
    case .foreignRubric(_, let batch): "name a rubric of `\(batch.stream)`"
    case .noItem(let keys): "add one for each item: \(keys.joined(separator: ", ")): ID BLOB"
    case .repeated: "keep one verdict for each item"
    case .divided: "take the line out"
    case .misplaced(_, _, let keys): "write one of \(keys.joined(separator: ", "))"
    }
  }

  private static func form(of key: String) -> String {
    switch key {
    case "Dataset-Batch": "STREAM/BATCH"
    case "Rubric": "STREAM@VERSION"
    case Statement.checkKey: "the id of a check, such as bug-fix/too-wide"
    case "Reviewed-by", "Signed-off-by": "NAME <EMAIL>"
    case "Batch-Act": "one of open, witness, freeze, reveal, reopen"
    case "Attempt": "a number from 1 to 9999"
    case "Batch-Root": "the 64 lower-case hex digits of the batch's root"
    case "Result": "one of passed, failed"
    default: "ID BLOB, an item's id and the 40 lower-case hex digits of its file's git object id"
    }
  }
}
