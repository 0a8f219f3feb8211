package import Diagnostics
package import Documents

/// The checks of a stream, compiled from its `checks.yaml` and from what that takes in.
package struct CheckSet: Sendable {
  /// In the order of the file, those that it takes in before its own.
  package let checks: [Check]

  /// No check at all.
  package static let none = CheckSet(checks: [])

  init(checks: [Check]) {
    self.checks = checks
  }

  /// The check of an id; nil where there is none.
  package func check(_ id: RuleID) -> Check? { checks.first { $0.id == id } }
}

/// What came of compiling a file of checks. A check that does not compile is left out, and is a problem: it never does
/// nothing in silence.
package struct CheckCompilation: Sendable {
  package let checks: CheckSet
  package let problems: [CheckProblem]

  /// No check, and nothing wrong.
  package static let none = CheckCompilation(checks: .none, problems: [])
}

extension CheckSet {
  /// Compiles a file of checks.
  ///
  /// - Parameters:
  ///   - document: the file, which has the shape that its schema describes; what it lacks all the same is a problem.
  ///   - type: the type of the stream's items, which the checks' ids begin with.
  ///   - schema: the stream's schema, whose definitions checks may hold lines of files against; nil where there is
  ///     none.
  ///   - shared: finds the checks that `extends` names; nil where nothing has the name.
  package static func compile(
    _ document: Document, for type: String, schema: Document? = nil, extending shared: (String) -> CheckSet?
  ) -> CheckCompilation {
    var compiler = CheckCompiler(aliases: Aliases(document.root["aliases"]), schema: schema)
    var checks: [Check] = []
    for name in document.root["extends"].listedElements {
      if let taken = shared(name.text) {
        checks += taken.checks
      } else {
        compiler.problems.append(.unknownSet(name))
      }
    }
    for (name, node) in document.root["checks"].listedEntries {
      guard let check = compiler.check(name.text, node, of: type) else { continue }
      checks.removeAll { $0.id == check.id }
      checks.append(check)
    }
    return CheckCompilation(checks: CheckSet(checks: checks), problems: compiler.problems)
  }
}

extension Node? {
  /// The entries of a mapping that may not be there.
  var listedEntries: [(key: Node, value: Node)] { self.map { Array($0.entries) } ?? [] }

  /// The elements of a list that may not be there.
  fileprivate var listedElements: [Node] { self.map { Array($0.elements) } ?? [] }
}

extension CheckProblem {
  fileprivate static func unknownSet(_ name: Node) -> CheckProblem {
    CheckProblem(
      "there are no shared checks `\(name.text.shown())`", at: name, help: "take it out, or write git-dataset:envelope")
  }
}
