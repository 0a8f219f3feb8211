import Diagnostics
import Documents

extension Evaluation {
  /// The patch of a list of files, each with its `path` and what it held before and after, as far as it was there.
  mutating func patch(_ value: Value) throws(Failure) -> Value {
    guard case .list(let files) = value else {
      throw .wrong("", "`patch` is applied to \(value.kindName)", help: "give it a list of `{path, before, after}`")
    }
    var text = ""
    for file in files {
      let (path, before, after) = (Self.text(file["path"]), Self.text(file["before"]), Self.text(file["after"]))
      guard let path, before != nil || after != nil else {
        throw .wrong("", "a file of the patch lacks `path`, or both `before` and `after`", help: "give the patch texts")
      }
      if let fault = SidecarPath.fault(in: path) {
        throw .wrong("", "\(fault): `\(path.shownInMessage)`", help: "let the map build another path for the patch")
      }
      let (old, new) = (before?.linesWithEnds ?? [], after?.linesWithEnds ?? [])
      try spend((before?.utf8.count ?? 0) + (after?.utf8.count ?? 0))
      try spend(min(old.count, UnifiedDiff.mostLines) * min(new.count, UnifiedDiff.mostLines))
      text += UnifiedDiff(path: path, before: before.map { _ in old }, after: after.map { _ in new }).text
    }
    try spend(text.utf8.count)
    return .string(text)
  }

  private static func text(_ value: Value?) -> String? {
    guard case .string(let text)? = value else { return nil }
    return text
  }
}
