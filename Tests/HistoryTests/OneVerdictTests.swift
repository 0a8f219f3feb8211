import Foundation
import Testing

/// Hook and `verify` ask one question: on random pushes over random policies they come to one verdict, and so does
/// `verify` in a clone that knows nothing but the history.
///
/// 300 pushes and more; `MINUTES=N` plays as many as fit in, and `HISTORY_SEED=N` one history alone.
@Suite struct OneVerdictTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["HISTORY_SEED"].flatMap { UInt64($0) }
  private static let minutes = environment["MINUTES"].flatMap { Double($0) }
  /// The most pushes of a history, and how many histories there are.
  private static let (most, histories): (Int, UInt64) = (11, 30)
  /// How many are played at once.
  private static let workers = 2

  @Test func hookAndVerifyComeToOneVerdict() async throws {
    let (cast, judging) = (try Cast(), Judging())
    let start = Date()
    let isDone: @Sendable (UInt64) -> Bool = { number in
      if let minutes = Self.minutes { return Date().timeIntervalSince(start) >= 60 * minutes }
      return number >= (Self.seed == nil ? Self.histories : 1)
    }
    let reach = try await withThrowingTaskGroup(of: Reach?.self) { group in
      var next: UInt64 = 0
      var reach = Reach()
      for _ in 0..<Self.workers { group.addTask { nil } }
      while let played = try await group.next() {
        if let played { reach.add(played) }
        guard !isDone(next) else { continue }
        let seed = (Self.seed ?? 1000) + next
        next += 1
        group.addTask { try await Self.play(seed, cast, judging) }
      }
      return reach
    }
    let isAsked = Self.minutes != nil || Self.seed != nil
    if isAsked { Self.tell("\(reach.text)\n\(Int(Date().timeIntervalSince(start))) seconds\n") }
    guard Self.seed == nil else { return }
    #expect(reach.pushes >= 300)
    #expect(reach.faults == [], "the histories try less than they should")
  }

  private static func play(_ seed: UInt64, _ cast: Cast, _ judging: Judging) async throws -> Reach {
    let history = try await History.random(seed, cast, judging, pushes: most)
    if let found = history.disagreement {
      tell("HISTORY_SEED=\(seed): \(found.signature)\n")
      if environment["SHRINK"] == "0" { return Reach(history) }
      let short = try await Shrinking(cast: cast, judging: judging).shortest(history.plan, found)
      Issue.record("HISTORY_SEED=\(seed): \(short.found)\n\(short.plan.lines.joined(separator: "\n"))")
    }
    return Reach(history)
  }

  private static func tell(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
