package import Diagnostics
package import Documents
import Schema

extension Inspector {
  /// What is wrong with a schema file by itself, outside any dataset.
  package func findings(inSchema bytes: [UInt8], at path: String, as format: Format) -> [Finding] {
    var findings = Findings()
    let reading = reading(weighing: .defaults)
    guard let document = reading.document(bytes, at: path, format: format, &findings) else {
      return findings.all
    }
    do throws(SchemaError) {
      _ = try Schema.compile(document)
      return findings.all
    } catch {
      return error.problems.map { problem in
        var location = problem.mark.location(in: path)
        location.pointer = problem.pointer
        return Finding(
          rule: Self.schemaRule, severity: .error, location: location,
          message: Finding.Message(problem.message, help: problem.help))
      }
    }
  }

  private static let schemaRule: RuleID = "policy/schema"
}
