import Testing

/// Where a file of a dataset lies is said in one place: nobody else pastes the names of its folders and files.
@Suite struct PathTests {
  /// Who may spell them: those that read and write paths, and the words about what a stream's folder holds.
  private static let spellers = ["Sources/Dataset/Tree/", "Sources/Rules/Path/PathUnknown.swift"]
  /// Folders of the clone and of the gold repository, which are laid out by those who keep them.
  private static let others = [
    "Sources/Commands/Review/Queue/ItemDraft.swift", "Sources/Commands/Judgement/JudgementDesk.swift",
    "Sources/Commands/Batch/Audit/SecretFile.swift", "Sources/Commands/Gold/GoldRepository.swift",
  ]

  private static let folders =
    "items|reviews|judgements|adjudications|withdrawn|disowned|seals|proofs|attempts|secrets|gold|seeded"
    + "|batches|rubrics|calibrations|imports"
  private static let files =
    "(?:batch|sign-off|seeded|plan|result|schema|judgement|item|stream)\\.(?:yaml|json)"

  private let pasted: [Regex<AnyRegexOutput>]

  init() throws {
    pasted = [
      // A part of a path behind something else: "\(folder)/items", "/reviews/".
      try Regex("\"[^\" ]*/(?:\(Self.folders))(?:[/\"]|\\\\\\()"),
      try Regex("\\)/(?:\(Self.folders)|\(Self.files))\\b"),
      // The beginning of one: "rubrics/\(version).yaml", "batches/".
      try Regex("\"(?:\(Self.folders))/(?:\"|\\\\\\()"),
      // A file alone, or at the end: "schema.yaml", "/batch.yaml".
      try Regex("\"[^\" ]*\\b\(Self.files)\""),
    ]
  }

  @Test(arguments: SourceTree.sources) func pastesNoPath(file: SourceTree.File) {
    guard !(Self.spellers + Self.others).contains(where: file.path.hasPrefix) else { return }
    for (index, line) in file.lines.enumerated() where pastes(line) {
      Issue.record("\(file.path):\(index + 1): a path is pasted; BatchFolder and StreamFolder know it")
    }
  }

  private func pastes(_ line: String) -> Bool {
    // Regular expressions are slow without the optimizer.
    guard line.contains("\""), ["/", ".yaml\"", ".json\""].contains(where: line.contains) else { return false }
    // A rule's id is no path.
    guard !line.contains("RuleID"), !line.drop(while: { $0 == " " }).hasPrefix("//") else { return false }
    return pasted.contains(where: line.contains)
  }

  @Test(arguments: [
    "let a = \"\\(folder)/items\"", "x(\"\\(folder)/reviews/\\(id)\")", "stream.path(of: \"rubrics/\\(version).yaml\")",
    "folder + \"/batch.yaml\"", "[\"schema.yaml\", \"schema.json\"]", "$0.contains(\"/proofs/\")",
    "\"restore \\(batch.folder)/items; or\"",
  ])
  func findsPastedPaths(line: String) { #expect(pastes(line)) }

  @Test(arguments: [
    "\"the batch.yaml of \\(name) cannot be read\"", "// \"items/\"", "x(\"items\")", "id: RuleID = \"item/withdrawn\"",
  ])
  func leavesWordsAlone(line: String) { #expect(!pastes(line)) }
}
