package import Diagnostics
package import Documents

/// Collects what rules find. The engine says which rule speaks and how much its findings weigh; a rule only adds.
package struct Findings: Sendable {
  package private(set) var all: [Finding] = []
  private var rule: RuleID = ""
  private var severity: Severity = .off

  package init() {}

  /// Adds a finding of the rule that speaks.
  ///
  /// - Parameter weight: the most that this finding may weigh, where it is less than the rule's other findings.
  package mutating func add(_ message: Finding.Message, at location: Location, atMost weight: Severity = .error) {
    let severity = min(severity, weight)
    guard severity > .off else { return }
    all.append(Finding(rule: rule, severity: severity, location: location, message: message))
  }

  /// Adds a finding at a node of a file.
  package mutating func add(
    _ message: Finding.Message, at node: Node, of path: String, atMost weight: Severity = .error
  ) {
    let mark = node.mark
    let location = Location(path: path, line: Int(mark.line), column: Int(mark.column), pointer: node.pointer)
    add(message, at: location, atMost: weight)
  }

  /// Adds a finding about a file as a whole.
  package mutating func add(_ message: Finding.Message, to path: String, atMost weight: Severity = .error) {
    add(message, at: Location(path: path), atMost: weight)
  }

  /// Lets a rule speak: what `body` adds is a finding of `rule` with `severity`; nothing is asked of a silent rule.
  mutating func hear<Failure: Error>(
    _ rule: any Rule, as severity: Severity, _ body: (inout Findings) throws(Failure) -> Void
  ) throws(Failure) {
    guard severity > .off else { return }
    self.rule = type(of: rule).id
    self.severity = severity
    try body(&self)
  }

  mutating func append(_ findings: [Finding]) {
    all += findings
  }
}

extension Mark {
  /// The place in a file.
  package func location(in path: String) -> Location {
    Location(path: path, line: Int(line), column: Int(column))
  }
}

extension CommitChange {
  /// The commit itself as a place; without an id, where it is only about to be made.
  package var location: Location {
    Location(path: "", commit: id.isEmpty ? nil : id)
  }
}
