import Builtin
import Dataset
import Documents
import Engine
import Rules
import Testing

/// What a change of each part of policy may judge otherwise, of a dataset in which there is one file of each kind.
@Suite struct PolicyReachTests {
  /// A key of the manifest, a change of it, and the files that it concerns.
  struct Step: Sendable, CustomTestStringConvertible {
    let key: String
    /// Lines of the manifest, and what comes in their place.
    let edits: [(String, String)]
    let concerns: Set<Kind>

    init(_ key: String, _ edits: (String, String)..., concerns: Set<Kind> = []) {
      self.key = key
      self.edits = edits
      self.concerns = concerns
    }

    var testDescription: String { key }
  }

  /// The files of a stream by what they are.
  enum Kind: CaseIterable {
    case items, batches, candidates, importMaps, unknown, others, outside
  }

  private static let notes: [Kind: [String]] = [
    .items: ["batches/b1/items/n-1.yaml", "batches/b1/items/n-2.json"],
    .batches: ["batches/b1/batch.yaml"],
    .candidates: ["rubrics/1.1.0-rc.1.yaml"],
    .importMaps: ["imports/old.yaml"],
    .unknown: ["batches/b1/odd.yml", "odd.txt"],
    .others: [
      "schema.yaml", "judgement.yaml", "checks.yaml", "item.yaml", "rubrics/1.0.0.yaml", "calibrations/1.0.0.yaml",
      "batches/b1/items/n-1/log.txt", "batches/b1/judgements/n-1/ada.yaml", "batches/b1/reviews/n-1/ada.1.yaml",
      "batches/b1/withdrawn/n-0.yaml", "batches/b1/attempts/1/plan.yaml",
    ],
  ]
  private static let outside = ["README.md", "people.yaml", "attic/schema.yaml", "attic/odd.txt", "keys/ada.asc"]

  private static let manifest = """
    format: 1
    id: 7f8c2a52-0000-4000-8000-000000000001
    name: notes
    license: CC-BY-4.0
    purpose: training
    streams:
      memos:
        rubric: 1.0.0
      notes:
        rubric: 1.0.0

    """

  /// Every key of the manifest, by its path in the schema.
  static let keys: [Step] = [
    Step("format"),
    // A commit that changes it is refused by itself.
    Step("id", ("000000000001", "000000000002")),
    Step("name", ("name: notes", "name: more notes")),
    Step("license", ("CC-BY-4.0", "CC0-1.0")),
    Step("purpose", ("training", "evaluation")),
    Step("protect", ("name: notes", "name: notes\nprotect: [refs/heads/main, refs/heads/release]")),
    Step("people", ("name: notes", "name: notes\npeople: policy/people.yaml")),
    Step("signed_commits", ("name: notes", "name: notes\nsigned_commits: none")),
    Step("owners_threshold", ("name: notes", "name: notes\nowners_threshold: 2")),
    Step("open_paths", ("name: notes", "name: notes\nopen_paths: [attic/]")),
    Step("forge_keys", ("name: notes", "name: notes\nforge_keys: []")),
    // Lists are asked where a batch is frozen, and in a check of a whole state.
    Step("contamination", ("name: notes", "name: notes\ncontamination: [attic/list]")),
    Step("format_assertion", ("name: notes", "name: notes\nformat_assertion: true"), concerns: [.items]),
    Step("rules", ("name: notes", "name: notes\nrules: {item/stale: error}"), concerns: [.items]),
    Step("streams", ("  notes:\n", "  notes:\n    path: attic\n"), concerns: Set(Kind.allCases)),
    Step("type", ("  notes:\n", "  notes:\n    type: note\n"), concerns: [.items]),
    Step("path", ("  notes:\n", "  notes:\n    path: attic\n"), concerns: Set(Kind.allCases)),
    Step("rubric", ("  notes:\n    rubric: 1.0.0", "  notes:\n    rubric: 1.0.1")),
    Step("review.approvals", ("  notes:\n", "  notes:\n    review: {approvals: 2}\n")),
    Step("review.independent", ("  notes:\n", "  notes:\n    review: {independent: true}\n")),
    Step("review.gate", ("  notes:\n", "  notes:\n    review: {gate: landing}\n")),
    Step("review.adjudicators", ("  notes:\n", "  notes:\n    review: {adjudicators: [ada]}\n")),
    Step("review.proof", ("  notes:\n", "  notes:\n    review: {proof: both}\n")),
    Step("judgements", ("  notes:\n", "  notes:\n    judgements: 3\n")),
    Step("consensus", ("  notes:\n", "  notes:\n    consensus: median\n")),
    Step("answers", ("  notes:\n", "  notes:\n    answers: {each: texts.*, author: by}\n"), concerns: [.items]),
    Step("agreement", ("  notes:\n", "  notes:\n    agreement: {coefficient: gwet-ac1, minimum: 0.5}\n")),
    Step("calibration", ("  notes:\n", "  notes:\n    calibration: {minimum_items: 10}\n")),
    Step("gold", ("  notes:\n", "  notes:\n    gold: {ltpd: 0.1, beta: 0.1, accept: 0}\n")),
    Step("time_budget_minutes", ("  notes:\n", "  notes:\n    time_budget_minutes: 5\n")),
    Step("verbalization", ("  notes:\n", "  notes:\n    verbalization: required\n")),
    Step("notes.rules", ("  notes:\n", "  notes:\n    rules: {item/stale: error}\n"), concerns: [.items]),
  ]

  /// Rules that weigh more than before, one of each kind.
  static let rules: [Step] = [
    rule("item/stale", concerns: [.items]),
    rule("batch/rubric", from: "warning", concerns: [.items]),
    rule("batch/moved", from: "warning", concerns: [.batches]),
    rule("batch/manifest", from: "warning", concerns: [.batches]),
    rule("rubric/vague-term", concerns: [.candidates]),
    rule("rubric/file", from: "\"off\"", concerns: [.candidates]),
    // No rule, and so perhaps a check.
    rule("note/dated", concerns: [.items]),
    rule("policy/import-map", from: "warning", concerns: [.importMaps]),
    rule("path/unknown", from: "\"off\"", concerns: [.unknown]),
    // What landed with a judgement, a withdrawal or a rubric stays as it is.
    rule("item/withdrawal-file", from: "warning"),
    rule("judgement/schema", from: "warning"),
    // Every commit is asked by the policy before it, and the policy itself whenever some of it changes.
    rule("trailer/rubric", from: "warning"),
    rule("policy/vetting", from: "warning"),
    // No manifest weighs these.
    rule("item/sidecar", from: "warning"),
    rule("content/secret", from: "warning"),
  ]

  private static func rule(_ id: String, from old: String = "warning", concerns: Set<Kind> = []) -> Step {
    Step(id, ("\"\(id)\": \(old)", "\"\(id)\": error"), concerns: concerns)
  }

  @Test(arguments: keys) func aKeyConcerns(step: Step) throws {
    #expect(try Self.reached(by: step, from: Self.manifest) == Self.paths(step))
  }

  @Test(arguments: rules) func aRaisedRuleConcerns(step: Step) throws {
    for stream in [false, true] {
      let place = stream ? "  notes:\n    rules: {\(step.edits[0].0)}\n" : "  notes:\n"
      var before = Self.manifest.replacing("  notes:\n", with: place)
      if !stream { before = before.replacing("name: notes", with: "name: notes\nrules: {\(step.edits[0].0)}") }
      #expect(try Self.reached(by: step, from: before) == Self.paths(step))
      // What weighs less than before makes nothing wrong.
      let lowered = Step(step.key, (step.edits[0].1, step.edits[0].0))
      let raised = before.replacing(step.edits[0].0, with: step.edits[0].1)
      #expect(try Self.reached(by: lowered, from: raised) == [])
    }
  }

  @Test func aFileConcerns() throws {
    let items = Self.paths(Step("", concerns: [.items]))
    func reached(_ edit: (inout [[UInt8]: MemorySnapshot.File]) -> Void) throws -> Set<String> {
      let before = Self.files(Self.manifest)
      var after = before
      edit(&after)
      return try Self.reached(from: before, to: after)
    }
    func path(_ file: String) -> [UInt8] { Array("streams/notes/\(file)".utf8) }
    let other = MemorySnapshot.File(mode: .file, bytes: Array("type: object\n".utf8))
    #expect(try reached { $0[path("schema.yaml")] = other } == items)
    #expect(try reached { $0[path("schema.json")] = other } == items)
    #expect(try reached { $0[path("rubrics/1.1.0-rc.1.yaml")] = nil } == items.subtracting(["rubrics/1.1.0-rc.1.yaml"]))
    // Another version makes nothing wrong, nor does another text: a published one never changes.
    #expect(try reached { $0[path("rubrics/1.0.1.yaml")] = other } == [])
    #expect(try reached { $0[path("rubrics/1.1.0-rc.1.yaml")] = other } == [])
    #expect(try reached { $0[path("judgement.yaml")] = other } == [])
    #expect(try reached { $0[path("item.yaml")] = other } == [])
    #expect(try reached { $0[path("imports/old.yaml")] = other } == [])
    #expect(try reached { $0[Array("people.yaml".utf8)] = other } == [])
  }

  @Test func everyKeyIsHere() throws {
    let bytes = try #require(Builtin.file(at: OwnFile.manifest.schemaPath)?.bytes)
    let root = try #require(Document.read(bytes, as: .yaml).document?.root)
    func names(_ node: Node?) -> [String] { node?["properties"]?.entries.map(\.key.text) ?? [] }
    let definitions = root["$defs"]
    let stream = names(definitions?["stream"]).filter { $0 != "review" && $0 != "rules" } + ["notes.rules"]
    let review = names(definitions?["review"]).map { "review.\($0)" }
    #expect(Self.keys.map(\.key).sorted() == (names(root) + stream + review).sorted())
  }

  private static func paths(_ step: Step) -> Set<String> {
    var paths: Set<String> = []
    for kind in step.concerns { paths.formUnion(notes[kind]?.map { "streams/notes/\($0)" } ?? []) }
    if step.concerns.contains(.outside) { paths.formUnion(outside.filter { $0.hasPrefix("attic/") }) }
    return paths
  }

  private static func files(_ manifest: String) -> [[UInt8]: MemorySnapshot.File] {
    var files: [[UInt8]: MemorySnapshot.File] = [:]
    let memos = ["schema.yaml", "rubrics/1.0.0.yaml", "batches/b1/batch.yaml", "batches/b1/items/m-1.yaml"]
    let all = notes.values.flatMap { $0 }.map { "streams/notes/\($0)" } + memos.map { "streams/memos/\($0)" } + outside
    for path in all { files[Array(path.utf8)] = MemorySnapshot.File(mode: .file, bytes: Array(path.utf8)) }
    files[Array("dataset.yaml".utf8)] = MemorySnapshot.File(mode: .file, bytes: Array(manifest.utf8))
    return files
  }

  /// The files of the stream `notes`, and of none, that the step reaches; the other stream is there to be left alone,
  /// but where the whole dataset is meant.
  private static func reached(by step: Step, from before: String) throws -> Set<String> {
    let after = step.edits.reduce(before) { $0.replacing($1.0, with: $1.1, maxReplacements: 1) }
    #expect(step.edits.isEmpty || after != before, "\(step.key) changes nothing")
    return try reached(from: files(before), to: files(after))
  }

  private static func reached(
    from before: [[UInt8]: MemorySnapshot.File], to after: [[UInt8]: MemorySnapshot.File]
  ) throws -> Set<String> {
    let (old, new) = (tree(before), tree(after))
    let manifests = try [old, new].map { try #require(try Manifest.read(in: $0)) }
    let reach = PolicyReach(
      from: try PolicyView(manifests[0], in: old), to: try PolicyView(manifests[1], in: new), by: RuleRegistry.set)
    let paths = after.keys.map { String(decoding: $0, as: UTF8.self) }
    return Set(paths.filter { reach.holds($0, in: manifests[1].layout) && !$0.hasPrefix("streams/memos/") })
  }

  private static func tree(_ files: [[UInt8]: MemorySnapshot.File]) -> MemorySnapshot {
    var tree = MemorySnapshot(files)
    for file in files.values { tree.contents[file.id] = file.bytes }
    return tree
  }
}
