package import Diagnostics

extension Inspector {
  /// What is wrong with the people of a state, at least as warnings: what no push is refused for is said here too.
  ///
  /// - Throws: ``Unreadable`` where the state cannot be read.
  package func findings(inPeopleOf inquiry: Inquiry) throws(Unreadable) -> [Finding] {
    var findings = Findings()
    guard let snapshot = try inquiry.source?.open(),
      let policy = try Policy.read(snapshot, by: self, &findings)
    else { return findings.all }
    var governance = Governance(inspector: self, snapshot: snapshot)
    let base = try inquiry.base.flatMap { (source) throws(Unreadable) in try governance.base(source) }
    let context = PolicyContext(
      manifest: policy.manifest, people: policy.people, streams: [], snapshot: snapshot, base: base, changes: nil,
      trust: nil, keys: keys)
    for rule in rules.policy where rule is any PeopleRule {
      try findings.hear(rule, as: max(policy.severities.severity(of: rule), .warning)) {
        (findings) throws(Unreadable) in
        try rule.inspect(context, &findings)
      }
    }
    return findings.all
  }
}
