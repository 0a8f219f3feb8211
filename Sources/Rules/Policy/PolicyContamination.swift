import Checks
import Dataset
import Diagnostics
import Documents
import Engine

/// Each contamination list that the manifest names is there, can be read, and is policy.
///
/// Why: what is held against nothing is found clean, and so is what is held against a list that anybody may change.
///
/// Fix: make the list with `git dataset contamination build`, keep it outside of streams and open paths, and name its
/// path.
struct PolicyContamination: PolicyRule {
  static let id: RuleID = "policy/contamination"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    let layout = policy.manifest.layout
    for node in policy.manifest.document.root["contamination"].map({ Array($0.elements) }) ?? [] {
      let path = node.text
      let location = node.mark.location(in: Layout.manifestPath)
      switch layout.place(of: path) {
      case .other: break
      default: findings.add(.noPolicy(path), at: location)
      }
      switch try policy.snapshot.contaminationList(at: path) {
      case nil: findings.add(.missing(path), at: location)
      case .failure(let error)?:
        findings.add(.unreadable(error), at: Mark(line: error.line, column: 1).location(in: path))
      case .success?: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ path: String) -> Finding.Message {
    Finding.Message(
      "there is no contamination list `\(path.shown())`",
      help: "make it with `git dataset contamination build`, or take its path out of `contamination`")
  }

  fileprivate static func noPolicy(_ path: String) -> Finding.Message {
    Finding.Message(
      "the contamination list `\(path.shown())` lies where others than owners may change it",
      help: "keep it outside of streams and open paths, such as in contamination/")
  }

  fileprivate static func unreadable(_ error: ContaminationListError) -> Finding.Message {
    Finding.Message(error.message, help: "make the list anew with `git dataset contamination build`")
  }
}
