import Dataset
import Diagnostics
import Documents
import Engine
import Schema

/// A stream whose items are judged by several people says where its items hold the answers that are compared, and who
/// wrote each: the manifest's `answers` names fields that the stream's schema knows, and a field of the order that its
/// judgements require.
///
/// Without `answers` they are looked for where preference pairs have them, in `responses.*.author`; where the schema
/// has no such field that is a warning.
///
/// Why: who wrote an answer may not judge it, and must be among the item's authors. A field that is called otherwise
/// than the manifest says is nobody's guard, and nothing would be heard of it.
///
/// Fix: write `answers: {each: PATH, author: PATH}` under the stream in dataset.yaml, by the fields of its schema;
/// where judges of the stream compare no answers, `answers: {none: true}`.
struct PolicyAnswers: PolicyRule {
  static let id: RuleID = "policy/answers"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    for stream in policy.streams {
      let location = stream.policy.mark.location(in: Layout.manifestPath)
      for field in unknown(in: stream) { findings.add(.unknown(field, stream), at: location) }
      guard stream.policy.judgements > 0 else { continue }
      if isUnsaid(stream) { findings.add(.unsaid(stream), at: location, atMost: .warning) }
      guard stream.policy.answers.saysOrder, let judgements = stream.judgementSchema else { continue }
      if !judgements.required(at: []).contains(stream.policy.answers.order) {
        findings.add(.noOrder(stream), at: location)
      }
    }
  }

  /// The fields that the manifest names and the schema does not know.
  private func unknown(in stream: StreamState) -> [FieldPath] {
    let answers = stream.policy.answers
    guard answers.saysWhere, let schema = stream.schema else { return [] }
    let shown = answers.saysWhatIsShown ? answers.shown.map { answers.each.appending($0) } : []
    return ([answers.authors] + shown).filter { !schema.declares($0.steps) }
  }

  /// Whether nothing says who wrote the answers of a stream.
  private func isUnsaid(_ stream: StreamState) -> Bool {
    guard let schema = stream.schema else { return false }
    return !stream.policy.answers.isSaid && !schema.declares(stream.policy.answers.authors.steps)
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ field: FieldPath, _ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "the schema of `\(stream.name)` knows no `\(field.text.shown(limit: 200))` in each of its answers, which the "
        + "manifest's `answers` names",
      help: "correct `answers` of the stream in dataset.yaml, or add the field to \(stream.schemaPath ?? "the schema")")
  }

  fileprivate static func unsaid(_ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "nothing says who wrote the answers that judges of `\(stream.name)` compare, so nothing keeps them from judging",
      help: "write `answers: {each: PATH, author: PATH}` under the stream; where its judges compare no answers, "
        + "`answers: {none: true}`")
  }

  fileprivate static func noOrder(_ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "judgements of `\(stream.name)` need not say in which order the answers were shown: they do not require "
        + "`\(stream.policy.answers.order.shown())`",
      help: "add it to `required` in \(stream.policy.files.judgementSchema), or correct `order` under `answers`")
  }
}
