import Diagnostics
import Engine
import Intake
import Reports

/// A check of the work tree, the index, a tree-ish or a range, with or without advice.
struct CheckRun {
  /// A tree-ish or a range; with advice, what it is about.
  let revision: String?
  let paths: [String]
  /// Whether what is staged is checked.
  let isOfIndex: Bool
  let asksAgain: Bool
  let isAdvising: Bool
  /// Whether the rules that found something are explained.
  let isExplaining: Bool
  /// The rules and checks whose findings count.
  let choice: RuleChoice
  /// Clones of the repositories that items were made from, as the command takes them.
  let sources: [String]
  let output: ReportOptions

  /// Checks, and prints what was found.
  func run(in session: Session) async throws -> Outcome {
    let choice = try choice.held(against: session)
    let named = isAdvising ? [revision].compactMap(\.self) + paths : paths
    let advice = isAdvising ? try await Advice(about: named, session) : nil
    let whole = Verdict.joined(
      [try await verdict(on: advice?.paths ?? paths, isNeeded: advice == nil || named.isEmpty, session)]
        + (advice.map { [Verdict(findings: $0.findings, items: 0)] } ?? []))
    let (verdict, summary) = choice.part(of: whole)
    session.console.print(output.render(verdict, in: session, summary: summary))
    if isExplaining { session.console.print(explanations(of: verdict, session)) }
    return verdict.passes ? .clean : .findings
  }

  /// - Parameter isNeeded: whether something is checked though no path is named.
  private func verdict(on paths: [String], isNeeded: Bool, _ session: Session) async throws -> Verdict {
    guard isNeeded || !paths.isEmpty else { return Verdict(findings: [], items: 0) }
    var inquiry = try await inquiry(about: paths, in: session)
    inquiry.asksAgain = asksAgain
    let clones = try SourceClones(sources, in: session)
    inquiry.openSources = { clones.open() }
    defer { clones.tellMissing(to: session.console) }
    // What is staged is what a commit's hook sees, which asks nobody what it remembers.
    let samples = isOfIndex ? nil : try SampleFile(of: session)
    inquiry.samples = samples
    defer { samples?.finish(isWhole: paths.isEmpty && revision == nil) }
    let progress = Progress(noun: "items", console: session.console)
    defer { progress.clear() }
    return try await Inspector.standard().inspect(inquiry) { progress.show($0, of: $1) }
  }

  private func inquiry(about paths: [String], in session: Session) async throws -> Inquiry {
    if isOfIndex { return try await session.intake.staged() }
    if !paths.isEmpty { return try await session.intake.workTree(paths: paths) }
    guard let revision, !isAdvising else { return try await session.intake.workTree() }
    guard let dots = revision.firstRange(of: "..") else { return try session.intake.tree(revision) }
    let old = String(revision[..<dots.lowerBound])
    let new = String(revision[dots.upperBound...])
    return try await session.intake.range(from: old.isEmpty ? "HEAD" : old, to: new.isEmpty ? "HEAD" : new)
  }

  /// What each rule and check that found something asks.
  private func explanations(of verdict: Verdict, _ session: Session) -> String {
    let found = Set(verdict.findings.map(\.rule))
    let rules = RuleDescription.all.filter { found.contains($0.id) } + KnownChecks.found(in: verdict, session)
    return rules.map { "\n\($0.explained())" }.joined()
  }
}
