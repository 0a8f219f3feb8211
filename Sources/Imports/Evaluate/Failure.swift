import Diagnostics
import Documents

/// Why an expression yields nothing for one record.
struct Failure: Error {
  /// Whether there is just nothing there, so that `$optional`, `$default` and `$first` may step in.
  var isAbsence: Bool
  var reference = ""
  /// The tokens that lead to the field that was to be filled, the innermost first.
  var path: [String] = []
  /// The place in the map; the innermost that is known.
  var mark: Mark?
  let message: String
  let help: String

  /// The source has nothing at a place.
  static func absent(_ reference: String, _ message: String) -> Failure {
    Failure(
      isAbsence: true, reference: reference, message: message,
      help: "add it to the record, or let the map say `$optional: true` or `$default`")
  }

  /// What is there cannot be used.
  static func wrong(_ reference: String = "", _ message: String, help: String) -> Failure {
    Failure(isAbsence: false, reference: reference, message: message, help: help)
  }

  func inside(_ token: String) -> Failure {
    var failure = self
    failure.path.append(token)
    return failure
  }

  func from(_ mark: Mark) -> Failure {
    var failure = self
    failure.mark = failure.mark ?? mark
    return failure
  }

  /// The field that was to be filled, a JSON Pointer.
  var field: String { path.reversed().map { "/" + $0.pointerToken }.joined() }
}

extension Value {
  /// What the value is, as messages name it.
  var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The text of a scalar, as it is written; nil for null and for collections.
  var scalarText: String? {
    switch self {
    case .boolean(let value): String(value)
    case .number(let text), .string(let text): text
    case .null, .list, .mapping: nil
    }
  }

  /// Whether it counts as nothing where the map provides for that.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .list(let elements): elements.isEmpty
    case .mapping(let entries): entries.isEmpty
    case .boolean, .number: false
    }
  }

  /// Whether two values are the same; numbers by what they are worth.
  func isSame(as other: Value) -> Bool {
    if case .number(let left) = self, case .number(let right) = other {
      return Number(left.utf8) == Number(right.utf8)
    }
    return self == other
  }
}
