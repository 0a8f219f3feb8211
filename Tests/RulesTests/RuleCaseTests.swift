import Builtin
import Checks
import Diagnostics
import Documents
import Engine
import Foundation
import Intake
import Rules
import Schema
import Signatures
import Testing

/// Every case file under `Cases/`, through the whole judge: what is found must be just what the file says.
///
/// `RECORD=1 swift test --filter RulesTests` writes what is found into the files, and fails once.
@Suite struct RuleCaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Cases").path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  @Test(arguments: files) func findsWhatTheFileSays(name: String) async throws {
    let states = try Self.states.get()
    let file = try CaseFile(Self.folder.appending(path: "Cases/\(name)"), states)
    let (base, signed) = (try Self.base(), try Self.base("Signed.md"))
    var found: [(changes: [String], everything: [String])] = []
    for entry in file.cases {
      let place = "\(name):\(entry.line): \(entry.title)"
      let story = try Story(entry, base: entry.isSigned ? base.merging(signed) { $1 } : base, states)
      let expected = try #require(entry.expected, "\(place): no findings fence").body
      let rated = try story.rated().flatMap { Self.judge(workers: 1).findings(inRated: $0.rubric, by: $0.manifest) }
      let changes = try await Self.findings(story.inquiry()) + rated.flatMap(\.lines)
      var everything = changes
      if let full = story.fullInquiry() { everything = try await Self.findings(full) }
      found.append((changes, everything))
      if !Self.isRecording { #expect(changes == expected, "\(place)") }
      // Whoever looks at the change alone must find what whoever looks at everything finds, unless the case says so.
      guard !Self.isRecording || entry.everything == nil else { continue }
      #expect(everything == entry.everything?.body ?? changes, "\(place): a check of everything")
    }
    let known = file.cases.flatMap { ($0.expected?.body ?? []) + ($0.everything?.body ?? []) }
    let isKnown = zip(file.cases, found).flatMap { $1.changes + ($0.everything == nil ? [] : $1.everything) } == known
    guard Self.isRecording, !isKnown else { return }
    try file.record(found)
    Issue.record("recorded \(name): look at what changed")
  }

  @Test func nothingIsWrongWithTheBase() async throws {
    let files = try Self.base()
    let story = try Story(CaseFile.Case(title: ""), base: files)
    let full = try #require(story.fullInquiry())
    #expect(try await Self.findings(full) == [])
  }

  /// What cases start from by name.
  static let states = Result { try States(folder.appending(path: "States")) }

  static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  /// The files that every case starts from; those in which commits are signed have those of `Signed.md` instead.
  static func base(_ name: String = "Base.md") throws -> [[UInt8]: MemorySnapshot.File] {
    let file = try CaseFile(folder.appending(path: name))
    return try Story(try #require(file.cases.first), base: [:]).after
  }

  static func findings(_ inquiry: Inquiry) async throws -> [String] {
    let verdict = try await judge(workers: 1).inspect(inquiry)
    if verdict.items > 32 || inquiry.commits.count > 1 {
      let again = try await judge(workers: 3).inspect(inquiry)
      #expect(again.findings == verdict.findings, "the number of workers changes the verdict")
      #expect(again.audit == verdict.audit, "the number of workers changes the audit")
    }
    return verdict.findings.flatMap(\.lines)
  }

  static func judge(workers: Int) -> Inspector {
    Inspector(
      rules: RuleRegistry.set, schemas: schemas, sharedChecks: SharedChecks { _ in nil }, keys: .standard,
      digest: { ContentDigest.sha256($0) },
      digests: Digests(sha1: { ContentDigest.sha1Bytes($0) }, sha256: { ContentDigest.sha256Bytes($0) }),
      workers: workers, fewestCommits: 1)
  }

  /// The schemas of the product's own files, as they ship.
  static let schemas = OwnSchemas { file in
    guard let bytes = Builtin.file(at: file.schemaPath)?.bytes, let document = Document.read(bytes, as: .yaml).document,
      let schema = try? Schema.compile(document)
    else { preconditionFailure("\(file.schemaPath) does not compile") }
    return schema
  }
}

extension Finding {
  /// The finding as a person reads it.
  var lines: [String] {
    var place = location.path.shown(limit: 300)
    if let commit = location.commit { place += place.isEmpty ? "commit \(commit.prefix(7))" : " (\(commit.prefix(7)))" }
    if let line = location.line { place += ":\(line)" }
    if let column = location.column { place += ":\(column)" }
    let head = (place.isEmpty ? "" : "\(place): ") + "\(severity.rawValue)[\(rule)]: \(message.text)"
    return message.help.isEmpty ? [head] : [head, "  help: \(message.help)"]
  }
}
