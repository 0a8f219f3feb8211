import Builtin
import Checks
import Dataset
import Diagnostics
import Documents
import Engine
import Foundation
import Git
import Intake
import Rules
import Schema
import Signatures
import Synchronization

/// What came of judging something.
enum Outcome: Sendable {
  case judged([Finding])
  /// There can be no verdict, which refuses a push and fails a verification.
  case unreadable(Unreadable)

  var passes: Bool {
    switch self {
    case .judged(let findings): !findings.contains { $0.severity == .error }
    case .unreadable: false
    }
  }

  /// The rules that refuse, or what could not be read.
  var rules: Set<String> {
    switch self {
    case .judged(let findings): Set(findings.filter { $0.severity == .error }.map(\.rule.description))
    case .unreadable(let unreadable): ["unreadable: \(unreadable.subject.prefix(30)): \(unreadable.reason.prefix(60))"]
    }
  }

  var lines: [String] {
    switch self {
    case .judged(let findings):
      findings.filter { $0.severity == .error }.map { finding in
        let place = [finding.location.path, finding.location.commit.map { "in \($0.prefix(7))" } ?? ""]
        return "\(finding.rule) \(place.joined(separator: " ")): \(finding.message.text)"
      }
    case .unreadable(let unreadable): ["\(unreadable.subject): \(unreadable.reason)"]
    }
  }
}

/// Judges as the hook does and as `git dataset verify` does, in this process.
struct Judging: Sendable {
  private let server = Self.judge(workers: 2, fewestCommits: 64)
  /// Cuts even short histories into portions.
  private let verifier = Self.judge(workers: 2, fewestCommits: 1)
  private let clone = Self.judge(workers: 1, fewestCommits: 64)

  private static func judge(workers: Int, fewestCommits: Int) -> Inspector {
    Inspector(
      rules: RuleRegistry.set, schemas: schemas, sharedChecks: SharedChecks { _ in nil }, keys: .remembered,
      digest: { ContentDigest.sha256($0) },
      digests: Digests(sha1: { ContentDigest.sha1Bytes($0) }, sha256: { ContentDigest.sha256Bytes($0) }),
      workers: workers, fewestCommits: fewestCommits)
  }

  private static let schemas = OwnSchemas { file in
    guard let bytes = Builtin.file(at: file.schemaPath)?.bytes, let document = Document.read(bytes, as: .yaml).document,
      let schema = try? Schema.compile(document)
    else { preconditionFailure("\(file.schemaPath) does not compile") }
    return schema
  }

  /// What the hook says about a push.
  ///
  /// - Parameter commands: as git hands them over, `OLD NEW NAME` in each line.
  func hook(_ commands: String, to world: World) async -> Outcome {
    do throws(Unreadable) {
      let push = ReceivedPush(source: world.source, root: world.trust)
      var findings: [Finding] = []
      for inquiry in try await push.inquiries(for: RefCommand.parse(commands)) {
        findings += try await server.inspect(inquiry).findings
      }
      return .judged(findings)
    } catch {
      return .unreadable(error)
    }
  }

  /// What `verify` says about a commit, in the server's own repository.
  func verify(_ tip: ObjectID, from root: ObjectID, in world: World) async -> Outcome {
    await verify(tip, from: root, in: world.source, by: verifier)
  }

  /// What `verify` says in a clone that holds the commit's history and nothing else.
  func verifyClone(of tip: ObjectID, from root: ObjectID, in world: World) async throws -> Outcome {
    let folder = "\(world.store.folder)-clone"
    try world.store.clone(of: tip, at: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return await verify(tip, from: root, in: .at(folder, searching: false), by: clone)
  }

  private func verify(
    _ tip: ObjectID, from root: ObjectID, in source: RepositorySource, by inspector: Inspector
  ) async -> Outcome {
    let intake = LocalIntake(source: source) { _ throws(Unreadable) in throw Unreadable("git", reason: "not here") }
    do throws(Unreadable) {
      let inquiry = try await intake.history(of: tip.description, from: root.description)
      return .judged(try await inspector.inspect(inquiry).findings)
    } catch {
      return .unreadable(error)
    }
  }
}

extension KeyReading {
  /// Reads each key once: without the optimizer, points on a curve take long.
  static let remembered: KeyReading = {
    let known = Mutex<[SigningKey.Material: Answer]>([:])
    return KeyReading { material in
      if let answer = known.withLock({ $0[material] }) { return answer }
      let answer = KeyReading.standard.read(material)
      known.withLock { $0[material] = answer }
      return answer
    }
  }()
}
