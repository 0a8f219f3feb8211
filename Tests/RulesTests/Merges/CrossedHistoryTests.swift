import Checks
import Dataset
import Diagnostics
import Engine
import Foundation
import Git
import Intake
import Signatures
import Support
import Testing

@testable import Rules

/// Merges in histories that nobody planned, against git and against a model of them.
///
/// `GIT_DATASET_LONG=1` takes many more of them.
@Suite struct CrossedHistoryTests {
  private static let isLong = ProcessInfo.processInfo.environment["GIT_DATASET_LONG"] == "1"
  /// Portions of histories, which lie in one repository each and are judged at once: 500 of them, or 20,000.
  private static let portions = isLong ? 160 : 4
  private static let portion = 125

  @Test(arguments: 0..<portions) func mergesChangeWhatNoSideChangedAlone(portion: Int) async throws {
    let start = UInt64(portion * Self.portion)
    let stored = try StoredHistories((0..<UInt64(Self.portion)).map { CrossedHistory(seed: start + $0) })
    try stored.compareWithGit()
    var tally = Tally()
    for index in stored.histories.indices { try await stored.judge(index, start + UInt64(index), &tally) }
    // A generator that never gets anywhere near what it is for finds nothing.
    #expect(tally.merges > 500 && tally.landed > 250 && tally.moved > 25)
    #expect(tally.tangled * 20 < tally.merges)
  }

  /// What was met.
  struct Tally {
    var merges = 0
    var tangled = 0
    /// Merges on the protected line that keep policy.
    var landed = 0
    /// Merges on the protected line that do not.
    var moved = 0
  }
}

/// Histories in a repository, each commit with its id.
private struct StoredHistories {
  let histories: [CrossedHistory]
  private let sandbox: Sandbox
  private var ids: [[String]] = []
  private let intake: LocalIntake
  private let inspector: Inspector

  init(_ histories: [CrossedHistory]) throws {
    self.histories = histories
    sandbox = try Sandbox()
    try sandbox.makeRepository()
    intake = LocalIntake(source: .at(sandbox.path("repo"))) { _ in [] }
    // The rules that speak of policy in merges are enough, and many times as quick as all.
    let rules = RuleSet(
      documents: [], ownFiles: [], entries: [], contents: [], directories: [], items: [], policy: [], rubrics: [],
      ratedRubrics: [], batches: [], frozen: [], freezes: [], landings: [],
      commits: [PolicyMixed(), CommitTangled()], statements: [], updates: [])
    inspector = Inspector(
      rules: rules, schemas: RuleCaseTests.schemas, sharedChecks: SharedChecks { _ in nil }, keys: .standard,
      digest: { ContentDigest.sha256($0) },
      digests: Digests(sha1: { ContentDigest.sha1Bytes($0) }, sha256: { ContentDigest.sha256Bytes($0) }), workers: 1)
    try sandbox.git(
      ["fast-import", "--quiet", "--force", "--export-marks=marks"], input: Array(Self.stream(histories).utf8))
    let marks = try sandbox.run("cat", ["repo/marks"]).lines.map { line in
      let parts = line.dropFirst().split(separator: " ")
      return (Int(parts[0]) ?? 0, String(parts[1]))
    }
    let byMark = Dictionary(uniqueKeysWithValues: marks)
    ids = histories.enumerated().map { index, history in
      history.commits.indices.map { byMark[Self.mark(index, $0)] ?? "" }
    }
  }

  private static func mark(_ history: Int, _ commit: Int) -> Int { 1000 + history * 64 + commit }
  private static func mark(ofFile file: Int, _ text: Int) -> Int { 1 + file * 4 + text }

  private static func stream(_ histories: [CrossedHistory]) -> String {
    var stream = ""
    for (file, known) in CrossedHistory.files.enumerated() {
      for (text, content) in known.texts.enumerated() {
        stream += "blob\nmark :\(mark(ofFile: file, text + 1))\ndata \(content.utf8.count)\n\(content)\n"
      }
    }
    for (index, history) in histories.enumerated() {
      for (number, commit) in history.commits.enumerated() {
        if commit.parents.isEmpty { stream += "reset refs/heads/all\n\n" }
        stream += "commit refs/heads/all\nmark :\(mark(index, number))\n"
        stream += "committer Ada <ada@example.com> \(commit.time) +0000\ndata 2\n\(number % 10)\n\n"
        for (word, parent) in zip(["from", "merge"], commit.parents) { stream += "\(word) :\(mark(index, parent))\n" }
        stream += "deleteall\n"
        for (file, text) in commit.files.enumerated() where text > 0 {
          stream += "M 100644 :\(mark(ofFile: file, text)) \(CrossedHistory.files[file].path)\n"
        }
        stream += "\n"
      }
    }
    return stream
  }

  /// git's own merge has at every file that one side alone changed what the model says.
  func compareWithGit() throws {
    var merges: [(history: Int, number: Int)] = []
    for (index, history) in histories.enumerated() {
      for (number, commit) in history.commits.enumerated() where commit.parents.count == 2 {
        merges.append((index, number))
      }
    }
    let lines = merges.map { merge in
      let parents = histories[merge.history].commits[merge.number].parents
      return parents.map { ids[merge.history][$0] }.joined(separator: " ") + "\n"
    }
    let output = try sandbox.git(
      [
        "-c", "merge.renames=false", "merge-tree", "--write-tree", "--stdin", "--name-only", "--no-messages",
        "--allow-unrelated-histories",
      ], input: Array(lines.joined().utf8))
    let trees = output.bytes.split(separator: 0, omittingEmptySubsequences: true)
      .map { String(decoding: $0, as: UTF8.self) }.filter { $0.count == 40 && !$0.contains(".") && !$0.contains("/") }
    #expect(trees.count == merges.count)
    let repository = try Repository.open(at: sandbox.path("repo"), searching: false)
    let texts = Self.textsByID()
    for (merge, tree) in zip(merges, trees) {
      let history = histories[merge.history]
      let parents = history.commits[merge.number].parents
      let id = try #require(ObjectID(hex: tree))
      let files = Dictionary(
        uniqueKeysWithValues: try repository.difference(from: nil, to: id).map { ($0.path, $0.new?.id) })
      for (file, part) in MergeModel(history).parts(of: parents[0], parents[1]).enumerated() {
        guard case .clean(let text) = part else { continue }
        let found = files[CrossedHistory.files[file].path].flatMap { $0 }.map { texts[$0] ?? -1 } ?? 0
        #expect(found == text, "\(merge): \(CrossedHistory.files[file].path)")
      }
    }
  }

  private static func textsByID() -> [ObjectID: Int] {
    var texts: [ObjectID: Int] = [:]
    for known in CrossedHistory.files {
      for (text, content) in known.texts.enumerated() {
        if let id = ObjectID.blob(Array(content.utf8)) { texts[id] = text + 1 }
      }
    }
    return texts
  }

  /// The protected branch of a history, judged as a whole and in part: what merges change is what the model says, and
  /// those on the branch's own line that have other policy than before are refused.
  func judge(_ index: Int, _ seed: UInt64, _ tally: inout CrossedHistoryTests.Tally) async throws {
    let (history, ids) = (histories[index], ids[index])
    let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let line = history.line
    let inquiry = try await intake.history(of: ids[history.tips[0]], from: ids[line[0]])
    let model = MergeModel(history)
    var tangled: UInt64 = 0
    for commit in inquiry.commits where commit.parents.count == 2 {
      let number = try #require(numbers[commit.id])
      tally.merges += 1
      #expect(commit.isOnChain == line.contains(number))
      if commit.isTangled {
        tally.tangled += 1
        tangled |= 1 << number
      }
      // What a tangled merge changes nobody computes, so what it says on a side is not known either.
      guard !commit.isTangled, history.ancestors[number] & tangled == 0 else { continue }
      let own = Dictionary(uniqueKeysWithValues: commit.changes.map { (Self.file($0.path), Self.text($0.new)) })
      let expected = model.changes(of: number, onLine: commit.isOnChain)
      #expect(own == expected, "seed \(seed), commit \(number)")
    }
    try await comparePolicy(inquiry, history, line, ids, &tally)
    // A push of the newer half is judged as the whole is. It is the same for all of them, so a quarter is enough.
    guard index % 4 == 0 else { return }
    let middle = line[line.count / 2]
    let part = try await intake.range(from: ids[middle], to: ids[history.tips[0]])
    let whole = Dictionary(uniqueKeysWithValues: inquiry.commits.map { ($0.id, $0) })
    for commit in part.commits {
      #expect(commit.changes == whole[commit.id]?.changes && commit.isTangled == whole[commit.id]?.isTangled)
    }
  }

  private func comparePolicy(
    _ inquiry: Inquiry, _ history: CrossedHistory, _ line: [Int], _ ids: [String],
    _ tally: inout CrossedHistoryTests.Tally
  ) async throws {
    let verdict = try await inspector.inspect(inquiry)
    let refused = Set(verdict.findings.filter { $0.rule == "policy/mixed" }.compactMap(\.location.commit))
    for number in line where history.commits[number].parents.count == 2 {
      let (old, new) = (history.commits[history.commits[number].parents[0]].files, history.commits[number].files)
      let isMoved = zip(CrossedHistory.files, zip(old, new)).contains { $0.isPolicy && $1.0 != $1.1 }
      #expect(refused.contains(ids[number]) == isMoved)
      if isMoved { tally.moved += 1 } else { tally.landed += 1 }
    }
    // Whatever is said about policy elsewhere is nobody's concern.
    #expect(refused.isSubset(of: line.map { ids[$0] }))
  }

  private static func file(_ path: String) -> Int {
    CrossedHistory.files.firstIndex { $0.path == path } ?? -1
  }

  private static let texts = textsByID()

  private static func text(_ entry: FileEntry?) -> Int {
    entry?.id.flatMap { ObjectID(hex: $0) }.map { texts[$0] ?? -1 } ?? 0
  }
}
