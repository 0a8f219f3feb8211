import Foundation
import Patches
import Support
import Testing

/// Patches of every kind, whole and damaged, held against git: where git applies one without moving a hunk, the tree
/// is the same; where git refuses, or looks for lines elsewhere, it is refused here, too. `GIT_DATASET_ROUNDS` says how
/// many.
@Suite struct GeneratedPatchTests {
  /// A fifth of what the variable says, since each asks git twice.
  static let rounds =
    ProcessInfo.processInfo.environment["GIT_DATASET_ROUNDS"].flatMap(Int.init).map { $0 / 5 } ?? 300
  static let seed: UInt64 =
    ProcessInfo.processInfo.environment["GIT_DATASET_SEED"].flatMap(UInt64.init) ?? 20_261_201
  private static let options = [
    ["--binary", "--full-index", "-M"], ["-U0"], ["-U1", "-M", "-C", "--find-copies-harder", "--binary"],
    ["--binary", "--full-index", "--no-renames"], ["-U2", "-B", "-M", "--binary", "--full-index"], ["--no-prefix"],
  ]

  struct Tally {
    var applied = 0
    var refused = 0
    var stricter: [String: Int] = [:]
  }

  @Test func isHeldAgainstGit() throws {
    var tally = Tally()
    for chunk in 0..<((Self.rounds + 299) / 300) {
      try Self.hold(chunk, min(300, Self.rounds - 300 * chunk), &tally)
    }
    print("\(tally.applied) applied, \(tally.refused) refused, stricter: \(tally.stricter)")
    #expect(tally.applied > Self.rounds / 5 && tally.refused > Self.rounds / 5)
  }

  /// Goes through some patches, of five targets for each base and two patches for each target.
  private static func hold(_ chunk: Int, _ count: Int, _ tally: inout Tally) throws {
    let oracle = try GitOracle()
    var worlds = (0..<max(count / 10, 1)).map { World(seed &+ UInt64(chunk * 1000 + $0)) }
    let bases = worlds.map(\.base)
    let targets = worlds.indices.map { number in (0..<5).map { _ in worlds[number].changed() } }
    let baseIDs = try oracle.store(bases, in: "bases")
    _ = try oracle.store(bases, in: "all")
    let targetIDs = try oracle.store(targets.flatMap(\.self), in: "all")
    let pairs = targetIDs.indices.map { (baseIDs[$0 / 5], targetIDs[$0]) }
    let patches = try options.map { try oracle.patches(pairs, $0) }
    for number in targetIDs.indices {
      let world = number / 5
      for _ in 0..<2 {
        let kind = worlds[world].dice.below(options.count)
        var patch = patches[kind][number]
        if worlds[world].dice.chance(10) { patch += patches[0][world * 5 + worlds[world].dice.below(5)] }
        let isDamaged = worlds[world].dice.chance(60)
        if isDamaged { patch = Damage.done(to: patch, &worlds[world].dice) }
        try compare(patch, bases[world], baseIDs[world], oracle, &tally)
      }
    }
  }

  private static func compare(
    _ patch: [UInt8], _ base: Files, _ tree: String, _ oracle: GitOracle, _ tally: inout Tally
  ) throws {
    let expected = try oracle.apply(patch, to: tree)
    switch (expected, try own(patch, base, tree, oracle)) {
    case (.tree(let expected), .success(let found)):
      tally.applied += 1
      if expected != found { report("another tree", patch, expected) }
    case (.refused, .failure): tally.refused += 1
    case (.crashed, _): break
    case (.tree, .failure(let error)):
      guard let name = stricter(error) else { return report("refused: \(error)", patch, "\(expected)") }
      tally.stricter[name, default: 0] += 1
    case (.refused(let words), .success): report("not refused", patch, words)
    }
  }

  private static func report(_ what: String, _ patch: [UInt8], _ words: String) {
    Issue.record("\(what)\n\(words)\n\(String(decoding: patch, as: UTF8.self))")
  }

  /// What comes of a patch here.
  private static func own(
    _ bytes: [UInt8], _ base: Files, _ tree: String, _ oracle: GitOracle
  ) throws -> Result<String, any Error> {
    do {
      let patch = try Patch(bytes)
      let listing = try BaseListing(try oracle.listing(tree, touching: patch.paths))
      #expect(listing.treeID(.sha1).description == tree)
      let paths = patch.paths.filter { base[$0] != nil && base[$0]?.mode != .submodule }
      let contents = Dictionary(
        uniqueKeysWithValues: paths.compactMap { path in base[path].map { (path, $0.content) } })
      var replay = try Replay(listing, contents: contents, hash: .sha1)
      var files = FileSet(base)
      let alone = Result { try files.apply(patch, hash: .sha1) }
      let result = Result { try replay.apply(patch).description }
      #expect((try? alone.get()) == nil ? (try? result.get()) == nil : (try? result.get()) != nil)
      return result
    } catch let error as PatchSyntaxError {
      return .failure(error)
    }
  }

  /// Where it is meant to be stricter than git.
  static func stricter(_ error: any Error) -> String? {
    switch (error as? PatchSyntaxError)?.problem {
    case .badName: return "name"
    case .badMode: return "mode"
    case .numberTooLarge: return "number"
    case .badMarker: return "marker"
    case .noChange: return "header"
    default: break
    }
    switch (error as? PatchRefusal)?.reason {
    case .lineEndPresent: return "line end"
    case .fileExists: return "exists"
    default: return nil
    }
  }
}
