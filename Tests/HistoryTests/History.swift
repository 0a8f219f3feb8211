import Foundation
import Support

/// One random history from its first push to its last.
struct History: Sendable {
  let plan: Plan
  let results: [Player.Result]
  /// What went wrong, and the number of its push.
  let disagreement: Disagreement?

  /// Plays at random until the history is long enough, or verdicts disagree.
  ///
  /// - Parameter pushes: the most pushes.
  static func random(_ seed: UInt64, _ cast: Cast, _ judging: Judging, pushes: Int) async throws -> History {
    let folder = place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let player = try Player(seed, cast, judging, at: folder)
    var dice = Dice(seed ^ 0x5EED)
    let weights = Theme.weights(of: seed)
    var results: [Player.Result] = []
    while results.count < pushes, !player.isDone, player.plan.pushes.count < 3 * pushes {
      guard let result = try await player.playOn(&dice, weights: weights) else { continue }
      results.append(result)
      if let found = Disagreement(result), Known.reason(for: found) == nil {
        return History(plan: player.plan, results: results, disagreement: found)
      }
    }
    return History(plan: player.plan, results: results, disagreement: nil)
  }

  /// Plays a plan once more; gives the first disagreement.
  static func replay(_ plan: Plan, _ cast: Cast, _ judging: Judging) async throws -> Disagreement? {
    let folder = place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let player = try Player(plan.seed, cast, judging, at: folder)
    for push in plan.pushes {
      guard let result = try await player.play(push), let found = Disagreement(result) else { continue }
      if Known.reason(for: found) == nil { return found }
    }
    return nil
  }

  /// A folder of its own.
  private static func place() -> String {
    FileManager.default.temporaryDirectory.appending(path: "git-dataset-history-\(UUID().uuidString)").path
  }
}

/// What a history is mostly about, so that long ways are gone to their end now and then.
enum Theme: CaseIterable {
  case everything, audits, policies, merges, reviews, judgements

  /// The themes go round, and each kind of step has its turn, so that none stays out for long.
  static func weights(of seed: UInt64) -> [StepKind: Int] {
    var weights = allCases[Int(seed % UInt64(allCases.count))].weights
    for (number, kind) in StepKind.allCases.enumerated() where UInt64(number) % 30 == seed % 30 {
      weights[kind, default: kind.weight] += 40
    }
    return weights
  }

  private var weights: [StepKind: Int] {
    switch self {
    case .everything: [:]
    case .audits:
      [
        .approveMany: 40, .freeze: 25, .freezeWhole: 15, .label: 40, .signOff: 40, .revealSecret: 40, .reopen: 6,
        .witness: 12, .addItems: 2, .changeManifest: 2, .changeSchema: 2, .openBatch: 10, .seedGold: 4, .landSeed: 8,
      ]
    case .policies:
      [
        .changeManifest: 30, .changeSeveralKeys: 8, .changeSchema: 12, .publishRubric: 8, .revertPolicy: 8,
        .moveBatch: 6,
      ]
    case .merges:
      [
        .newLine: 25, .merge: 30, .crosswise: 15, .switchLine: 8, .revert: 8, .cherryPick: 6, .evilMerge: 6,
        .octopus: 6, .wrongWay: 4,
      ]
    case .reviews: [.approve: 20, .seal: 25, .reveal: 30, .requestChanges: 6, .adjudicate: 10, .withdrawVerdict: 6]
    case .judgements: [.judge: 25, .sealJudgement: 30, .revealJudgement: 40, .calibrate: 10, .addItem: 15]
    }
  }
}
