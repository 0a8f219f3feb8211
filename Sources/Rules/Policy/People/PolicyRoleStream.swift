import Dataset
import Diagnostics
import Engine

/// Roles are given, and people vetted, in streams that the manifest has.
///
/// Why: a role in a misspelt stream is none, and the person would wonder why their work is refused.
///
/// Fix: correct the stream's name, or take the role or the vetting away.
struct PolicyRoleStream: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/role-stream"
  static let severity: Severity = .warning

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    let known = policy.manifest.streams.map(\.name)
    for person in policy.people.all {
      for stream in person.roles.keys.sorted() where !known.contains(stream) {
        findings.add(.role(stream, person, known: known), at: person.mark.location(in: policy.people.path))
      }
      for (stream, vetting) in person.vettings.sorted(by: { $0.key < $1.key }) where !known.contains(stream) {
        findings.add(.vetting(stream, person, known: known), at: vetting.mark.location(in: policy.people.path))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func role(_ stream: String, _ person: Person, known: [String]) -> Finding.Message {
    Finding.Message(
      "\(person.id) has a role in `\(stream.shown())`, and there is no such stream",
      help: "the streams are \(known.joined(separator: ", "))")
  }

  fileprivate static func vetting(_ stream: String, _ person: Person, known: [String]) -> Finding.Message {
    Finding.Message(
      "\(person.id) is vetted for `\(stream.shown())`, and there is no such stream",
      help: "the streams are \(known.joined(separator: ", "))")
  }
}
