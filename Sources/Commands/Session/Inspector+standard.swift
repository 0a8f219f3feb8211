import Builtin
import Checks
import Documents
import Engine
import Glibc
import Intake
import Reports
import Rules
import Schema
import Signatures

extension Inspector {
  /// The judge of this program: every rule, and the schemas that ship with it.
  static func standard() -> Inspector {
    Inspector(
      rules: RuleRegistry.set, schemas: .builtin, sharedChecks: .builtin, keys: .standard,
      digest: { ContentDigest.sha256($0) },
      digests: .standard,
      workers: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}

extension OwnSchemas {
  /// The schemas under `Templates/schemas`.
  static let builtin = OwnSchemas { file in
    // The bytes are part of the program, and a test compiles every one of them: this cannot depend on any input.
    guard let bytes = Builtin.file(at: file.schemaPath)?.bytes, let document = Document.read(bytes, as: .yaml).document,
      let schema = try? Schema.compile(document)
    else { preconditionFailure("\(file.schemaPath) does not compile") }
    return schema
  }
}

extension Digests {
  /// Those of the library of cryptography.
  static let standard = Digests(sha1: { ContentDigest.sha1Bytes($0) }, sha256: { ContentDigest.sha256Bytes($0) })
}

extension SharedChecks {
  /// The sets under `Templates/checks`, which files of checks take in as `git-dataset:NAME`.
  static let builtin = SharedChecks { name in
    let prefix = "git-dataset:"
    guard name.hasPrefix(prefix),
      let bytes = Builtin.file(at: "Templates/checks/\(name.dropFirst(prefix.count)).yaml")?.bytes,
      let document = Document.read(bytes, as: .yaml).document
    else { return nil }
    // A test compiles every one of them without a problem.
    return CheckSet.compile(document, for: "item") { _ in nil }.checks
  }
}

extension RuleDescription {
  /// Every rule of the program with its explanation.
  static var all: [RuleDescription] {
    RuleRegistry.all.map { RuleDescription($0, explanation: Explanations.explanation(of: type(of: $0).id) ?? "") }
  }
}
