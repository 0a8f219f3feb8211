import Diagnostics
import Engine

/// A ref is a branch or a tag with an ordinary name.
///
/// Why: `refs/replace` makes git show other objects than the ones that were checked; a branch that is named like an
/// object id, or like a ref, is taken for what it is not.
///
/// Fix: push to `refs/heads/NAME` or `refs/tags/NAME`.
struct RefName: UpdateRule {
  static let id: RuleID = "ref/name"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard let fault = fault(in: update.name) else { return }
    findings.add(.bad(update.name, fault), to: "")
  }

  private func fault(in name: String) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "refs", parts[1] == "heads" || parts[1] == "tags" else {
      return "is no branch and no tag"
    }
    if parts[2] == "refs" || parts[2] == "HEAD" { return "reads like another ref" }
    if parts.count == 3, isObjectID(parts[2]) { return "reads like an object id" }
    if name.shown(limit: 300) != name { return "holds characters that do not show, or is too long" }
    return nil
  }

  private func isObjectID(_ text: Substring) -> Bool {
    [40, 64].contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension Finding.Message {
  fileprivate static func bad(_ name: String, _ fault: String) -> Finding.Message {
    Finding.Message("the ref `\(name.shown(limit: 120))` \(fault)", help: "push to refs/heads/NAME or refs/tags/NAME")
  }
}
