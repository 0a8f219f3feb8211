import Diagnostics

/// How far the histories went: a test that tries nothing shows nothing.
struct Reach: Sendable {
  private(set) var histories = 0
  private(set) var pushes = 0
  private(set) var accepted = 0
  private(set) var commits = 0
  private(set) var steps: [StepKind: Int] = [:]
  private(set) var mutations: [Mutation: Int] = [:]
  private(set) var targets: [Plan.Target: Int] = [:]
  /// Rules by how many pushes they spoke in, errors and warnings alike.
  private(set) var rules: [String: Int] = [:]
  /// What refused pushes, as the hook says it.
  private(set) var refusals: [String: Int] = [:]

  init() {}

  init(_ history: History) {
    histories = 1
    for step in history.plan.pushes.flatMap(\.steps) {
      steps[step.kind, default: 0] += 1
      if let mutation = step.mutation { mutations[mutation, default: 0] += 1 }
    }
    for result in history.results {
      pushes += 1
      accepted += result.isAccepted ? 1 : 0
      commits += result.count
      targets[result.target, default: 0] += 1
      if !result.hook.passes { refusals[result.hook.rules.sorted().joined(separator: " "), default: 0] += 1 }
      for outcome in [result.hook, result.tip] {
        guard case .judged(let findings) = outcome else { continue }
        for rule in Set(findings.map(\.rule.description)) { rules[rule, default: 0] += 1 }
      }
    }
  }

  mutating func add(_ other: Reach) {
    histories += other.histories
    pushes += other.pushes
    accepted += other.accepted
    commits += other.commits
    steps.merge(other.steps, uniquingKeysWith: +)
    mutations.merge(other.mutations, uniquingKeysWith: +)
    targets.merge(other.targets, uniquingKeysWith: +)
    rules.merge(other.rules, uniquingKeysWith: +)
    refusals.merge(other.refusals, uniquingKeysWith: +)
  }

  /// How many of a hundred pushes were accepted.
  private var share: Int { pushes == 0 ? 0 : 100 * accepted / pushes }

  /// What was not tried often enough to say anything.
  var faults: [String] {
    let missing =
      StepKind.allCases.filter { steps[$0] == nil }.map { "\($0)" }
      + Mutation.allCases.filter { mutations[$0] == nil }.map { "\($0)" }
      + Plan.Target.allCases.filter { targets[$0] == nil }.map { "\($0)" }
    var faults: [String] = []
    // In a few hundred pushes chance leaves something out.
    if missing.count > (pushes < 1000 ? 6 : 0) { faults.append("never tried: \(missing.joined(separator: ", "))") }
    if !(35...70).contains(share) { faults.append("\(share) % of pushes are accepted") }
    if rules.count < 50 { faults.append("\(rules.count) rules spoke") }
    return faults
  }

  var text: String {
    let kinds = StepKind.allCases.map { "\($0) \(steps[$0] ?? 0)" }.joined(separator: ", ")
    let refused = refusals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "  \($0.value) \($0.key)" }
    let spoken = rules.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return """
      \(histories) histories, \(pushes) pushes of \(commits) commits, \(accepted) accepted (\(share) %)
      \(rules.count) rules spoke
      steps: \(kinds)
      mutations: \(Mutation.allCases.map { "\($0) \(mutations[$0] ?? 0)" }.joined(separator: ", "))
      targets: \(Plan.Target.allCases.map { "\($0) \(targets[$0] ?? 0)" }.joined(separator: ", "))
      rules: \(spoken.joined(separator: ", "))
      refused:
      \(refused.joined(separator: "\n"))
      """
  }
}
