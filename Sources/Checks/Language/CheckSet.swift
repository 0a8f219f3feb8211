import Diagnostics
package import Documents

/// The checks of a stream, compiled from its `checks.yaml` and from what that takes in.
package struct CheckSet: Sendable {
  /// In the order of the file, those that it takes in before its own.
  package private(set) var checks: [Check] = []
  /// Those that are asked about one judgement after the other.
  package private(set) var judgementChecks: [Check] = []
  /// Those that are asked about all judgements of an item together.
  package private(set) var consensusChecks: [BatchCheck] = []
  /// Those that are asked about a batch as a whole, by its items or by their judgements.
  package private(set) var batchChecks: [BatchCheck] = []

  /// How items name their host; nil where the file does not say.
  package private(set) var host: HostReference?

  /// The check whose silence shows that what an item tells was recorded in one go; nil where the file names none.
  package private(set) var chain: Check?

  /// No check at all.
  package static let none = CheckSet()

  /// What there is to say of each check, in the order in which they were read.
  package var terms: [CheckTerms] {
    checks.map(\.terms) + judgementChecks.map(\.terms) + consensusChecks.map(\.terms) + batchChecks.map(\.terms)
  }

  /// Whether a judgement is looked at when it is shown.
  package var looksAtJudgements: Bool { !judgementChecks.isEmpty || !consensusChecks.isEmpty }

  /// Takes in a check, in place of one of the same id.
  fileprivate mutating func add(_ check: CompiledCheck) {
    checks.removeAll { $0.id == check.id }
    judgementChecks.removeAll { $0.id == check.id }
    consensusChecks.removeAll { $0.id == check.id }
    batchChecks.removeAll { $0.id == check.id }
    switch check {
    case .item(let check) where check.terms.scope == .judgement: judgementChecks.append(check)
    case .item(let check): checks.append(check)
    case .batch(let check) where check.terms.scope == .judgementsOfItem: consensusChecks.append(check)
    case .batch(let check): batchChecks.append(check)
    }
  }

  /// Takes in all checks of another set.
  fileprivate mutating func add(_ other: CheckSet) {
    for check in other.checks + other.judgementChecks { add(.item(check)) }
    for check in other.consensusChecks + other.batchChecks { add(.batch(check)) }
  }
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
    let aliases = Aliases(document.root["aliases"], host: document.root["host"])
    var compiler = CheckCompiler(aliases: aliases, schema: schema)
    var set = CheckSet.none
    set.host = compiler.host(document.root)
    for name in document.root["extends"].listedElements {
      if let taken = shared(name.text) {
        set.add(taken)
      } else {
        compiler.problems.append(.unknownSet(name))
      }
    }
    for (name, node) in document.root["checks"].listedEntries {
      if let check = compiler.check(name.text, node, of: type) { set.add(check) }
    }
    if let liveness = document.root["liveness"] {
      set.chain = set.checks.first { $0.id.name == "\(type)/\(liveness["chained"]?.text ?? "")" }
      if set.chain == nil { compiler.problems.append(.noChain(liveness["chained"] ?? liveness)) }
    }
    return CheckCompilation(checks: set, problems: compiler.problems)
  }
}

extension Node? {
  /// The entries of a mapping that may not be there.
  var listedEntries: [(key: Node, value: Node)] { self.map { Array($0.entries) } ?? [] }

  /// The elements of a list that may not be there.
  fileprivate var listedElements: [Node] { self.map { Array($0.elements) } ?? [] }
}

extension CheckProblem {
  fileprivate static func noChain(_ node: Node) -> CheckProblem {
    CheckProblem(
      "no check of items here is called `\(node.text.shown())`", at: node,
      help: "name the one that looks at the chain of the record, such as journal-chain")
  }

  fileprivate static func unknownSet(_ name: Node) -> CheckProblem {
    CheckProblem(
      "there are no shared checks `\(name.text.shown())`", at: name, help: "take it out, or write git-dataset:envelope")
  }
}
