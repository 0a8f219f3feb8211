/// What happens in a history, so that it can be played again: everything follows from seeds.
struct Plan: Sendable {
  /// One step, whose own seed decides all that its kind leaves open.
  struct Step: Sendable, CustomStringConvertible {
    let kind: StepKind
    let seed: UInt64
    let mutation: Mutation?

    var description: String { "\(kind)\(mutation.map { " (\($0))" } ?? "") \(String(seed, radix: 16))" }
  }

  /// What is pushed where.
  enum Target: String, CaseIterable, Sendable {
    case main, release, topic, tag, stale, older, deletion
  }

  struct Push: Sendable {
    var steps: [Step]
    let target: Target
    /// Whether what was refused is worked on further.
    let insists: Bool
    let seed: UInt64
  }

  let seed: UInt64
  var pushes: [Push] = []

  /// The steps, push by push.
  var lines: [String] {
    pushes.enumerated().flatMap { number, push in
      ["push \(number + 1) to \(push.target)\(push.insists ? ", insisting" : ""):"]
        + push.steps.map { "  \($0)" }
    }
  }
}
