import Dataset
import Diagnostics
import Documents
import Engine
import Schema

/// A change of policy does not leave a stream that is judged by several people without the authors of its answers:
/// where the schema had the field that names them, by the manifest's `answers` or as preference pairs have it, it has
/// one afterwards.
///
/// Why: who wrote an answer may not judge it. A field that gets another name in the schema, or `answers` that go out of
/// the manifest, would take that guard from every item without a word.
///
/// Fix: say in the same commit where the authors are from now on: `answers: {each: PATH, author: PATH}` under the
/// stream, or `answers: {none: true}` where no answers are compared any more.
struct PolicyKeptAnswers: PolicyRule, StepRule {
  static let id: RuleID = "policy/kept-answers"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    guard let base = policy.base else { return }
    for old in base.manifest.streams where old.judgements > 0 {
      // What the manifest says is held against the schema wherever it stands.
      guard let new = policy.manifest.stream(named: old.name), new.judgements > 0, !new.answers.isSaid else { continue }
      let (before, after) = (ReviewReading(base.tree), ReviewReading(policy.snapshot))
      let isSame = try before.schemaIDs(of: old) == after.schemaIDs(of: new)
      guard old.answers != new.answers || !isSame, let had = try before.itemSchema(of: old),
        had.declares(old.answers.authors.steps), let has = try after.itemSchema(of: new),
        !has.declares(new.answers.authors.steps)
      else { continue }
      findings.add(.lost(old), at: new.mark.location(in: Layout.manifestPath))
    }
  }
}

extension Finding.Message {
  fileprivate static func lost(_ stream: StreamPolicy) -> Finding.Message {
    Finding.Message(
      "nothing says any more who wrote the answers that judges of `\(stream.name)` compare; so far it was "
        + "`\(stream.answers.authors.text.shown(limit: 200))`",
      help: "write `answers: {each: PATH, author: PATH}` under the stream, by the fields of its schema")
  }
}
