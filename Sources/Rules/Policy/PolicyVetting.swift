import Dataset
import Diagnostics
import Engine

/// Whoever vetted a person for a stream is somebody else, and in the people file.
///
/// Why: a vetting is somebody's word that the person is able to work in a stream; nobody can give it for themselves,
/// and whoever gave it must be there to be asked.
///
/// Fix: name the person who vetted under `by`, or take the vetting out.
struct PolicyVetting: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/vetting"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    for person in policy.people.listed {
      for (stream, vetting) in person.vettings.sorted(by: { $0.key < $1.key }) {
        let location = vetting.mark.location(in: policy.people.path)
        if vetting.by == person.id {
          findings.add(.ownWord(stream, person), at: location)
        } else if policy.people[vetting.by] == nil {
          findings.add(.nobody(vetting.by, stream, by: person), at: location)
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func ownWord(_ stream: String, _ person: Person) -> Finding.Message {
    Finding.Message(
      "\(person.id) is vetted for `\(stream.shown())` by nobody else",
      help: "let somebody else vet \(person.id), and name that person under `by`")
  }

  fileprivate static func nobody(_ vetter: String, _ stream: String, by person: Person) -> Finding.Message {
    Finding.Message(
      "\(person.id) is vetted for `\(stream.shown())` by `\(vetter.shown())`, who is nobody here",
      help: "name the id of the person who vetted")
  }
}
