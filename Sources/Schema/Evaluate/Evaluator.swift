package import Documents

/// Holds documents against one schema. It owns the schema's compiled patterns, so each worker has its own.
package struct Evaluator {
  private let prepared: PreparedSchema

  package init(_ schema: Schema) {
    prepared = PreparedSchema(schema.program)
  }

  /// Whether a document satisfies the schema.
  package mutating func isValid(_ document: Document) -> Bool {
    run(document, isCollecting: false).isEmpty
  }

  /// Every way in which a document breaks the schema, in document order; none where it satisfies it.
  package mutating func violations(in document: Document) -> [Violation] {
    guard !isValid(document) else { return [] }
    let violations = Set(run(document, isCollecting: true))
    guard !violations.isEmpty else { return [.unexplained] }
    return violations.sorted { ($0.mark, $0.message, $0.pointer) < ($1.mark, $1.message, $1.pointer) }
  }

  /// - Returns: the violations; where they are not collected, a token one that only says that there is any.
  private func run(_ document: Document, isCollecting: Bool) -> [Violation] {
    let storage = document.storage
    return storage.records.withUnsafeBufferPointer { records in
      storage.text.withUnsafeBufferPointer { text in
        var evaluation = Evaluation(
          schema: prepared, storage: storage, records: records, text: text, isCollecting: isCollecting)
        var evaluated = Evaluated()
        let isValid = evaluation.evaluate(0, at: 0, &evaluated)
        if isCollecting { return evaluation.violations }
        return isValid && evaluation.undecided == nil ? [] : [.token]
      }
    }
  }
}

/// A schema with its compiled patterns, which belong to one worker: one reference, whoever evaluates.
final class PreparedSchema {
  let program: Program
  let patterns: [Pattern?]

  init(_ program: Program) {
    self.program = program
    patterns = program.patterns.map { Pattern($0) }
  }
}

extension Violation {
  /// The verdict is no, and nobody put a reason into words: never to be taken for a pass.
  fileprivate static let unexplained = Violation(
    kind: .schema, keyword: "", pointer: "", mark: .start, message: "the document does not satisfy its schema", help: ""
  )

  fileprivate static let token = Violation(
    kind: .schema, keyword: "", pointer: "", mark: .start, message: "", help: "")
}

/// Which entries of one mapping, or elements of one list, some schema has looked at and accepted.
struct Evaluated {
  /// Whether anybody asks.
  var isTracked = false
  private var all = false
  private var first: UInt64 = 0
  /// The words of positions from 64 up.
  private var words: [UInt64]?

  mutating func insert(_ position: Int) {
    guard isTracked, !all else { return }
    guard position >= 64 else {
      first |= 1 << UInt64(position)
      return
    }
    let word = (position >> 6) - 1
    var words = words ?? []
    self.words = nil
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(position & 63)
    self.words = words
  }

  mutating func insertAll() {
    if isTracked { all = true }
  }

  func contains(_ position: Int) -> Bool {
    if all { return true }
    guard position >= 64 else { return first & 1 << UInt64(position) != 0 }
    guard let words, case let word = (position >> 6) - 1, word < words.count else { return false }
    return words[word] & 1 << UInt64(position & 63) != 0
  }

  /// Nothing accepted yet, and asked for as here.
  var fresh: Evaluated {
    var fresh = Evaluated()
    fresh.isTracked = isTracked
    return fresh
  }

  mutating func formUnion(_ other: Evaluated) {
    guard isTracked else { return }
    all = all || other.all
    first |= other.first
    guard let further = other.words else { return }
    var words = words ?? []
    for (index, word) in further.enumerated() {
      if index < words.count { words[index] |= word } else { words.append(word) }
    }
    self.words = words
  }
}
