import Diagnostics
import Engine

/// A protected ref is never deleted.
///
/// Why: with it would go the only record of what was approved.
///
/// Fix: leave it. Other branches can be deleted where the server's own settings allow it.
struct RefDelete: UpdateRule {
  static let id: RuleID = "ref/delete"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard update.motion == .delete, update.isProtected else { return }
    findings.add(.deleted(update.name), to: "")
  }
}

extension Finding.Message {
  fileprivate static func deleted(_ name: String) -> Finding.Message {
    Finding.Message("\(name) is protected and cannot be deleted", help: "leave it as it is")
  }
}
