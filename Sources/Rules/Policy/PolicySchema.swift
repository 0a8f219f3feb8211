import Dataset
import Diagnostics
import Documents
import Engine
import Schema

/// Every stream has an item schema that compiles, and, where several people judge its items, a schema of judgements
/// that does: JSON Schema 2020-12 with local references only.
///
/// Why: without a schema nothing in the stream can be judged; a reference to another file or to the network could
/// change the verdict from one machine to the next.
///
/// Fix: mend the place that the finding names; copy what an outside reference points to under `$defs`. Try it with
/// `git dataset check --advice FILE`.
struct PolicySchema: PolicyRule {
  static let id: RuleID = "policy/schema"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    for stream in policy.streams {
      if stream.schemaPath == nil {
        findings.add(.missing(stream), at: stream.policy.mark.location(in: Layout.manifestPath))
      }
      if stream.policy.judgements > 0, stream.judgementPath == nil {
        findings.add(.noJudgements(stream), at: stream.policy.mark.location(in: Layout.manifestPath))
      }
      for schema in stream.brokenSchemas {
        for problem in schema.problems {
          var location = problem.mark.location(in: schema.path)
          location.pointer = problem.pointer
          findings.add(Finding.Message(problem.message, help: problem.help), at: location)
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noJudgements(_ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` wants judgements, and has no schema of them",
      help: "add \(stream.policy.files.judgementSchema), or take `judgements` out of the manifest")
  }

  fileprivate static func missing(_ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` has no schema",
      help: "add \(stream.policy.files.schema(.yaml)), or take the stream out of the manifest")
  }
}
