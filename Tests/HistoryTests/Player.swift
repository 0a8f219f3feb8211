import Dataset
import Engine
import Foundation
import Git
import Intake
import Support

/// Plays a history: makes its commits, pushes them, and asks for all verdicts.
final class Player {
  /// A push, and what came of it.
  struct Result: Sendable {
    let target: Plan.Target
    /// Whether the ref is a protected one, and always was: elsewhere nobody is asked who they are.
    let isJudged: Bool
    let count: Int
    let hook: Outcome
    let tip: Outcome
    let clone: Outcome
    var isAccepted: Bool { hook.passes }
  }

  let world: World
  private let judging: Judging
  private(set) var plan: Plan
  private var root: ObjectID?
  /// What is still to be tried, one after the other.
  private var arc: [StepKind]

  private static let beginning: [StepKind] = [.openBatch, .openBatch, .addItems, .addItemWithSidecar]

  /// The most commits of a history.
  static let longest = 30

  /// - Parameter folder: where nothing is yet.
  init(_ seed: UInt64, _ cast: Cast, _ judging: Judging, at folder: String) throws {
    self.judging = judging
    plan = Plan(seed: seed)
    arc = Arc.arcs(of: seed)
    var dice = Dice(seed)
    let owners = Cast.owners.compactMap { cast[$0]?.hands.first?.name }
    let trust = TrustRoot(
      owners: owners, threshold: 1, protected: ["refs/heads/main"] + (dice.chance(60) ? ["refs/heads/release"] : []))
    world = try World(cast, trust, at: folder)
    try begin(FirstPolicy(&dice, cast), &dice)
  }

  private func begin(_ policy: FirstPolicy, _ dice: inout Dice) throws {
    var files: Files = [:]
    for (path, text) in policy.texts { files[path] = try world.store.blob(text) }
    let made = World.Made(
      id: .zero, parents: [], files: files, author: "", signer: "", message: "", isPolicy: true)
    guard let scene = try Scene(world, at: made) else { throw ObjectStore.Failure() }
    var draft = Draft(files: files, by: "olga", hand: world.cast["olga"]?.hands.first, message: "Begin\n")
    draft = try scene.signed(draft, after: [:])
    let first = try world.commit(draft, on: [])
    world.lines = [first.id]
    root = first.id
  }

  /// Whether the history is as long as any.
  var isDone: Bool {
    (world.refs["refs/heads/main"].map { world.ancestors(of: $0).count } ?? 0) >= Self.longest
  }

  /// Makes commits at random, and pushes them.
  func playOn(_ dice: inout Dice, weights: [StepKind: Int]) async throws -> Result? {
    var steps: [Plan.Step] = []
    // Without a batch and items in it there is little to do.
    for kind in world.refs.isEmpty ? Self.beginning : [] {
      let step = Plan.Step(kind: kind, seed: dice.seed(), mutation: nil)
      if try perform(step) { steps.append(step) }
    }
    let length = dice.either(1, 1, 2, 3, 4, 5, 6, 8)
    let room = Self.longest - (world.refs["refs/heads/main"].map { world.ancestors(of: $0).count } ?? 0)
    for _ in 0..<min(length, room) {
      if !world.refs.isEmpty, dice.chance(75), let step = try nextOfArc(&dice) {
        steps.append(step)
        continue
      }
      for _ in 0..<12 {
        let kind = Self.kind(&dice, weights, isAside: world.current != 0)
        let mutation = dice.chance(8) ? dice.pick(Mutation.allCases) : nil
        let step = Plan.Step(kind: kind, seed: dice.seed(), mutation: mutation)
        guard try perform(step) else { continue }
        steps.append(step)
        break
      }
    }
    if dice.chance(80) { steps += try looks(&dice) }
    let push = Plan.Push(
      steps: steps, target: target(&dice), insists: dice.chance(6), seed: dice.seed())
    plan.pushes.append(push)
    return try await self.push(push)
  }

  /// The next step of the arc that there is anything to do for.
  private func nextOfArc(_ dice: inout Dice) throws -> Plan.Step? {
    while let kind = arc.first {
      arc.removeFirst()
      for _ in 0..<6 {
        let step = Plan.Step(kind: kind, seed: dice.seed(), mutation: nil)
        if try perform(step) { return step }
      }
    }
    return nil
  }

  /// Approvals of what waits for them before it may land.
  private func looks(_ dice: inout Dice) throws -> [Plan.Step] {
    var steps: [Plan.Step] = []
    for number in 0..<6 {
      guard world.current == 0, let tip = world.tip, let made = world.commits[tip],
        let scene = try Scene(world, at: made)
      else { break }
      let isOpen = try scene.hasUnapproved { $0.review.gate == .landing && !$0.review.isSealed }
      guard try isOpen || scene.hasUnapproved({ $0.review.gate == .landing }) else { break }
      let kind: StepKind = isOpen ? .approveMany : number < 3 ? .seal : .reveal
      let step = Plan.Step(kind: kind, seed: dice.seed(), mutation: nil)
      if try perform(step) { steps.append(step) }
    }
    return steps
  }

  private func target(_ dice: inout Dice) -> Plan.Target {
    let isFirst = world.refs.isEmpty
    guard !isFirst, dice.chance(16) else { return .main }
    return dice.either(.release, .release, .topic, .tag, .stale, .older, .deletion)
  }

  private static func kind(_ dice: inout Dice, _ weights: [StepKind: Int], isAside: Bool) -> StepKind {
    let all = StepKind.allCases.map { kind in
      let weight = weights[kind] ?? kind.weight
      return (kind, isAside && kind.isPolicy ? (weight + 3) / 8 : weight)
    }
    var number = dice.below(all.reduce(0) { $0 + $1.1 })
    for (kind, weight) in all {
      if number < weight { return kind }
      number -= weight
    }
    return .addItem
  }

  /// Makes the commits of a plan's push once more, and pushes them.
  func play(_ push: Plan.Push) async throws -> Result? {
    for step in push.steps { _ = try perform(step) }
    plan.pushes.append(push)
    return try await self.push(push)
  }

  /// - Returns: whether there was anything to do.
  private func perform(_ step: Plan.Step) throws -> Bool {
    var dice = Dice(step.seed)
    guard !step.kind.isStructure else { return try world.restructure(step.kind, &dice) }
    guard let tip = world.tip, let made = world.commits[tip], let scene = try Scene(world, at: made),
      var draft = try draft(step.kind, in: scene, &dice)
    else { return false }
    if let mutation = step.mutation {
      guard let mutated = try mutation.applied(to: draft, in: scene, &dice) else { return false }
      draft = mutated
    } else if scene.manifest.signedCommits != .all, dice.chance(25), draft.message.contains("item") {
      draft.hand = nil
    }
    world.lines[world.current] = try world.commit(draft, on: [tip]).id
    return true
  }

  /// - Returns: nil also where what lies there is so broken that the command would give up.
  private func draft(_ kind: StepKind, in scene: Scene, _ dice: inout Dice) throws -> Draft? {
    do {
      return try kind.draft(in: scene, &dice)
    } catch is Unreadable {
      return nil
    }
  }
}

extension Player {
  private static let main = "refs/heads/main"

  private func push(_ push: Plan.Push) async throws -> Result? {
    var dice = Dice(push.seed)
    let old = world.refs[Self.main]
    var (name, wanted, claimed) = (Self.main, world.lines[0], old)
    switch push.target {
    case .main: break
    case .release:
      (name, claimed) = ("refs/heads/release", world.refs["refs/heads/release"])
      if dice.chance(50) { wanted = world.tip ?? wanted }
    case .topic:
      name = "refs/heads/topic-\(dice.below(3))"
      (wanted, claimed) = (world.tip ?? wanted, world.refs[name])
    case .tag:
      name = "refs/tags/v\(dice.below(3))"
      claimed = world.refs[name]
    case .stale: claimed = world.commits[old ?? wanted]?.parents.first
    case .older: wanted = dice.pick(world.order.filter(world.ancestors(of: wanted).contains)) ?? wanted
    case .deletion: return try await delete(Self.main, old)
    }
    guard wanted != world.refs[name] else { return nil }
    let count = world.ancestors(of: wanted).subtracting(old.map { world.ancestors(of: $0) } ?? []).count
    let hook = await judging.hook("\(claimed ?? .zero) \(wanted) \(name)\n", to: world)
    let root = root ?? wanted
    let tip = await judging.verify(wanted, from: root, in: world)
    let clone = try await judging.verifyClone(of: wanted, from: root, in: world)
    let result = Result(
      target: push.target, isJudged: try world.isJudged(name), count: count, hook: hook, tip: tip, clone: clone)
    if hook.passes { try world.move(name, to: wanted) }
    settle(push, &dice)
    return result
  }

  private func delete(_ name: String, _ old: ObjectID?) async throws -> Result? {
    guard let old else { return nil }
    let hook = await judging.hook("\(old) \(ObjectID.zero) \(name)\n", to: world)
    let tip = await judging.verify(old, from: root ?? old, in: world)
    return Result(target: .deletion, isJudged: true, count: 0, hook: hook, tip: tip, clone: tip)
  }

  /// Who was refused begins again at what the server has, as a rule; lines that were merged, or led nowhere, go.
  private func settle(_ push: Plan.Push, _ dice: inout Dice) {
    guard let server = world.refs[Self.main] else {
      // The first push is made once more, without what was added.
      world.lines = [root ?? world.lines[0]]
      world.current = 0
      return
    }
    let isDone = push.target == .main ? !push.insists || world.lines[0] == server : dice.chance(40)
    if isDone { world.lines[0] = server }
    let known = world.ancestors(of: world.lines[0])
    let others = world.lines.dropFirst().filter { !known.contains($0) }
    world.lines = [world.lines[0]] + others.filter { _ in dice.chance(60) }
    world.current = 0
  }
}
