import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Signatures

/// Says where a rubric leaves reviewers to their own devices.
struct RubricLintCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Say where a rubric is ambiguous: vague words, two questions in one, open lists",
    discussion: """
      Without an argument, the newest rubric of every stream is looked at; of a stream, its newest. Of a stream it is \
      said too, by the last commit, on which criteria people agree too little under that major version, and which \
      nobody scores; of a file alone it is not.

      Warnings are for whoever writes a rubric: git dataset check shows them for rubrics that are new or changed \
      alone. With --explain, every rule that found something is explained below the findings, as git dataset explain \
      RULE does.

      Exit status: 0 there are no errors, 1 there are, 2 a file cannot be read.
      """)

  @Argument(help: ArgumentHelp("Streams, STREAM@VERSION, or files.", valueName: "rubric")) var rubrics: [String] = []
  @Flag(help: "Say below the findings what each rule asks, why, and how to mend it.") var explain = false
  @OptionGroup var output: ReportOptions

  func validate() throws {
    guard explain, output.format != .text else { return }
    throw ValidationError("--explain is for people; leave --format out.")
  }

  func run(in session: Session) async throws -> Outcome {
    let judge = Judge.standard()
    var findings: [Finding] = []
    // A file can be looked at outside any dataset.
    let checkout = rubrics.isEmpty || rubrics.contains(where: { !Self.isFile($0) }) ? try Checkout(in: session) : nil
    for name in rubrics where Self.isFile(name) {
      findings += judge.findings(inRubric: try FileSystem.read(session.absolute(name)), at: name)
    }
    if let checkout {
      let dataset = try? CommittedDataset(in: session)
      for (stream, version) in try wanted(in: checkout) {
        let path = stream.files.rubric(version)
        let bytes = try FileSystem.read("\(checkout.root)/\(path)")
        findings += judge.findings(inRubric: bytes, at: path, of: stream.name, by: checkout.manifest)
        guard let rated = try dataset.flatMap({ try Self.rated(bytes, at: path, of: stream.name, in: $0) }) else {
          continue
        }
        findings += judge.findings(inRated: rated, by: checkout.manifest)
      }
    }
    let verdict = Verdict(findings: findings, items: 0)
    session.console.print(output.render(verdict, session.console))
    if explain { session.console.print(Self.explanations(of: findings)) }
    return verdict.passes ? .clean : .findings
  }

  /// A rubric with what was said under it by the last commit; nil where it cannot be read, or nothing scores it.
  private static func rated(
    _ bytes: [UInt8], at path: String, of stream: String, in dataset: CommittedDataset
  ) throws -> RatedRubric? {
    let reading = Document.read(bytes, as: .yaml, limits: .item)
    guard let document = reading.document,
      let policy = dataset.manifest.stream(named: stream)
    else { return nil }
    return try RatedRubric(
      Rubric(document), at: path, of: policy, dataset.manifest, dataset.keys, in: dataset.tree
    ) { ContentDigest.sha256($0) }
  }

  private func wanted(in checkout: Checkout) throws -> [(StreamPolicy, Version)] {
    guard rubrics.isEmpty else {
      return try rubrics.filter { !Self.isFile($0) }.map { name in
        let named = name.contains("@") ? try checkout.rubric(name) : (try checkout.stream(name), nil)
        if let version = named.1 { return (named.0, version) }
        guard let newest = checkout.rubrics(of: named.0).last else { throw Failure.noRubric(of: named.0) }
        return (named.0, newest)
      }
    }
    return checkout.manifest.streams.compactMap { stream in
      checkout.rubrics(of: stream).last.map { (stream, $0) }
    }
  }

  /// What each rule that found something asks.
  private static func explanations(of findings: [Finding]) -> String {
    let found = Set(findings.map(\.rule))
    return RuleDescription.all.filter { found.contains($0.id) }.map { "\n\($0.explained())" }.joined()
  }

  private static func isFile(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.contains("/") }
}
