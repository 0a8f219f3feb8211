package import Diagnostics
package import Documents

/// Collects what rules find. The engine says which rule speaks and how much its findings weigh; a rule only adds.
package struct Findings: Sendable {
  package private(set) var all: [Finding] = []
  private var rule: RuleID = ""
  private var severity: Severity = .off
  /// How many findings the rule that speaks has added, and how many more it had.
  private var (spoken, unspoken) = (0, 0)

  /// More findings of one rule about one thing than this help nobody, and 20,000 of a hostile file would take minutes
  /// to be put into words.
  static let mostSpoken = 200

  package init() {}

  /// Adds a finding of the rule that speaks.
  ///
  /// - Parameter weight: the most that this finding may weigh, where it is less than the rule's other findings.
  package mutating func add(
    _ message: @autoclosure () -> Finding.Message, at location: @autoclosure () -> Location,
    atMost weight: Severity = .error
  ) {
    let severity = min(severity, weight)
    guard severity > .off else { return }
    guard spoken < Self.mostSpoken else {
      unspoken += 1
      return
    }
    spoken += 1
    all.append(Finding(rule: rule, severity: severity, location: location(), message: message()))
  }

  /// Adds a finding at a node of a file.
  package mutating func add(
    _ message: @autoclosure () -> Finding.Message, at node: Node, of path: String, atMost weight: Severity = .error
  ) {
    let mark = node.mark
    add(
      message(),
      at: Location(path: path, line: Int(mark.line), column: Int(mark.column), pointer: node.pointer), atMost: weight)
  }

  /// Adds a finding about a file as a whole.
  package mutating func add(
    _ message: @autoclosure () -> Finding.Message, to path: String, atMost weight: Severity = .error
  ) {
    add(message(), at: Location(path: path), atMost: weight)
  }

  /// Lets a rule speak: what `body` adds is a finding of `rule` with `severity`; nothing is asked of a silent rule.
  mutating func hear<Failure: Error>(
    _ rule: any Rule, as severity: Severity, _ body: (inout Findings) throws(Failure) -> Void
  ) throws(Failure) {
    try hear(type(of: rule).id, as: severity, body)
  }

  /// Lets whatever has an id speak.
  mutating func hear<Failure: Error>(
    _ id: RuleID, as severity: Severity, _ body: (inout Findings) throws(Failure) -> Void
  ) throws(Failure) {
    guard severity > .off else { return }
    self.rule = id
    self.severity = severity
    (spoken, unspoken) = (0, 0)
    try body(&self)
    if unspoken > 0, let last = all.last { all.append(last.followed(by: unspoken)) }
  }

  /// The same, each finding changed in some way.
  func mapping(_ change: (Finding) -> Finding) -> Findings {
    var findings = self
    findings.all = all.map(change)
    return findings
  }

  mutating func append(_ findings: [Finding]) {
    all += findings
  }
}

/// What came of an inquiry: every finding, in the order of places, and how much was looked at.
package struct Verdict: Sendable {
  package let findings: [Finding]
  /// Items that were judged.
  package let items: Int
  /// Who said what, where a whole history was asked about; nil everywhere else.
  package let audit: Audit?

  package init(findings: [Finding], items: Int, audit: Audit? = nil) {
    self.findings = Set(findings).sorted()
    self.items = items
    self.audit = audit
  }

  package var errors: Int { findings.count { $0.severity == .error } }
  package var warnings: Int { findings.count { $0.severity == .warning } }

  /// Whether nothing blocks.
  package var passes: Bool { errors == 0 }

  /// The same verdict, without what is only worth knowing.
  package var withoutRemarks: Verdict {
    Verdict(findings: findings.filter { $0.severity > .info }, items: items, audit: audit)
  }

  /// Several verdicts as one, each thing counted once.
  package static func joined(_ verdicts: [Verdict]) -> Verdict {
    Verdict(findings: verdicts.flatMap(\.findings), items: verdicts.reduce(0) { $0 + $1.items })
  }
}

extension Finding {
  /// The finding that stands for those that a rule had more.
  fileprivate func followed(by count: Int) -> Finding {
    var place = Location(path: location.path)
    place.commit = location.commit
    return Finding(
      rule: rule, severity: severity, location: place,
      message: Message("\(count) more findings of this rule are not shown", help: "mend those that are shown first"))
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
