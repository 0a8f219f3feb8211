import Diagnostics
import Engine
import Reports

/// The rules and checks that a report is about: ids, or groups such as `bug-fix/*`.
struct RuleChoice {
  /// What is asked for alone; everything where nothing is named.
  let only: [String]
  /// What is left out.
  let skip: [String]

  private var isEverything: Bool { only.isEmpty && skip.isEmpty }

  /// - Throws: ``Failure`` where no rule and no check has an id or a group that is named.
  func held(against session: Session) throws(Failure) -> RuleChoice {
    guard !isEverything else { return self }
    let known = Set((RuleDescription.all + KnownChecks.all(in: session) + KnownChecks.shipped).map(\.id))
    for name in only + skip where !known.contains(where: { Self.matches($0, name) }) {
      let names = known.map(\.name).sorted()
      guard name.hasSuffix("/*") else { throw .unknown(name, among: names) }
      throw .unknown(name, among: Set(known.map { "\($0.group)/*" }).sorted())
    }
    return self
  }

  private func contains(_ rule: RuleID) -> Bool {
    (only.isEmpty || only.contains { Self.matches(rule, $0) }) && !skip.contains { Self.matches(rule, $0) }
  }

  private static func matches(_ rule: RuleID, _ name: String) -> Bool {
    rule.name == name || name.hasSuffix("/*") && rule.group == name.dropLast(2)
  }

  /// What of a verdict is asked for, and the totals in words; nil for the words where everything is.
  func part(of verdict: Verdict) -> (verdict: Verdict, summary: String?) {
    guard !isEverything else { return (verdict, nil) }
    let chosen = Verdict(findings: verdict.findings.filter { contains($0.rule) }, items: verdict.items)
    let rest = Verdict(findings: verdict.findings.filter { !contains($0.rule) }, items: 0)
    let named = [only.isEmpty ? nil : "only \(Self.shown(only))", skip.isEmpty ? nil : "without \(Self.shown(skip))"]
    let leftOut = rest.findings.isEmpty ? "nothing left out" : "left out: \(rest.summary)"
    let what = named.compactMap(\.self).joined(separator: ", ")
    return (chosen, "\(chosen.summary) (\(what); \(leftOut))")
  }

  private static func shown(_ names: [String]) -> String { names.map { $0.shown() }.joined(separator: ", ") }
}
