import Dataset
import Diagnostics
import Engine

/// A ref is a branch or a tag with an ordinary name.
///
/// Why: `refs/replace` makes git show other objects than the ones that were checked; a branch that is named like an
/// object id, or like a ref, is taken for what it is not, and so is a tag with the name of a protected branch, or one
/// that reads like the beginning of an object id.
///
/// Fix: push to `refs/heads/NAME` or `refs/tags/NAME`.
struct RefName: UpdateRule {
  static let id: RuleID = "ref/name"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    if let fault = fault(in: update.name) { return findings.add(.bad(update.name, fault), to: "") }
    // Such a ref that is there already may go.
    guard update.motion != .delete else { return }
    if let other = update.lookalike { return findings.add(.lookalike(update.name, other), to: "") }
    guard let fault = sight(of: update.name) else { return }
    findings.add(.bad(update.name, fault, isPlain: true), to: "")
  }

  /// What is wrong with how a name reads.
  private func sight(of name: String) -> String? {
    if let scalar = name.unseen { return "holds a character that does not show, U+\(String(scalar.value, radix: 16))" }
    if Script.isMixed(in: name) { return "has a word with letters of several alphabets" }
    guard name.hasPrefix("refs/tags/"), isAbbreviation(name.dropFirst(10)) else { return nil }
    return "reads like the beginning of an object id"
  }

  /// Whether git may take a tag for an object: a tag goes before the object. A date or a number is no such text.
  private func isAbbreviation(_ text: Substring) -> Bool {
    guard (4...40).contains(text.utf8.count), text.utf8.allSatisfy({ $0.isHexDigit }) else { return false }
    return text.utf8.count > 8 || text.utf8.contains { !(0x30...0x39).contains($0) }
  }

  private func fault(in name: String) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "refs", parts[1] == "heads" || parts[1] == "tags" else {
      return "is no branch and no tag"
    }
    if parts.contains(where: { !isPart($0) }) || name.contains("..") || name.contains("@{") {
      return "has a name that git gives no ref"
    }
    if parts.contains(where: { $0.hasPrefix("-") }) { return "reads like an option" }
    if parts[2] == "refs" || parts[2] == "HEAD" { return "reads like another ref" }
    if parts.count == 3, isObjectID(parts[2]) { return "reads like an object id" }
    if name.shown(limit: 300) != name { return "holds characters that do not show, or is too long" }
    return nil
  }

  /// Whether git lets the text stand between the strokes of a ref's name.
  private func isPart(_ text: Substring) -> Bool {
    !text.isEmpty && !text.hasPrefix(".") && !text.hasSuffix(".") && !text.hasSuffix(".lock")
      && !text.utf8.contains { $0 <= 0x20 || " ~^:?*[\\".utf8.contains($0) }
  }

  private func isObjectID(_ text: Substring) -> Bool {
    [40, 64].contains(text.utf8.count) && text.utf8.allSatisfy { $0.isHexDigit }
  }
}

extension UInt8 {
  /// In small or capital letters, as git reads object ids.
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x66).contains(self) || (0x41...0x46).contains(self)
  }
}

extension Finding.Message {
  fileprivate static func lookalike(_ name: String, _ other: String) -> Finding.Message {
    Finding.Message(
      "the ref `\(name.shown(limit: 120, plain: true))` could be taken for \(other.shown(limit: 120))",
      help: "choose another name")
  }

  fileprivate static func bad(_ name: String, _ fault: String, isPlain: Bool = false) -> Finding.Message {
    Finding.Message(
      "the ref `\(name.shown(limit: 120, plain: isPlain))` \(fault)",
      help: isPlain ? "choose another name" : "push to refs/heads/NAME or refs/tags/NAME")
  }
}
