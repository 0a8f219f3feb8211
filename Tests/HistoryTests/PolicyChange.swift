import Dataset
import Documents
import Support

/// A key of the manifest, and what may come to stand there.
struct PolicyChange: Sendable {
  /// What reach is counted by.
  let name: String
  /// Where it stands; the first part may be `*`, for one of the streams.
  let path: [String]
  /// Nil takes the key away.
  let value: @Sendable (inout Dice) -> Value?

  /// Every key of the manifest, those of the whole dataset first.
  static let all: [PolicyChange] = dataset + streams

  private static let dataset: [PolicyChange] = [
    .init("name", ["name"]) { .string("generated \($0.below(100))") },
    .init("license", ["license"]) { .string($0.either("CC0-1.0", "MIT")) },
    .init("purpose", ["purpose"]) { .string($0.either("training", "evaluation")) },
    .init("protect", ["protect"]) {
      $0.either(nil, ["refs/heads/main"], ["refs/heads/main", "refs/heads/release"], ["refs/heads/release"])
    },
    .init("signed_commits", ["signed_commits"]) { $0.either(nil, "all", "statements", "none") },
    .init("owners_threshold", ["owners_threshold"]) { $0.either(nil, 1, 2, 2, 3, 4) },
    .init("open_paths", ["open_paths"]) {
      $0.either(nil, ["README.md"], ["docs/", "README.md"], ["streams/notes/", "README.md"], ["notes.txt", "tools/"])
    },
    .init("format_assertion", ["format_assertion"]) { $0.either(nil, true, false) },
    .init("rules", ["rules"]) { Self.rules(&$0) },
    .init("id", ["id"]) { _ in "7f8c2a52-0000-4000-8000-000000000002" },
    .init("format", ["format"]) { $0.either(1, 2) },
    .init("unknown key", ["unknown"]) { _ in "nothing" },
  ]

  private static let streams: [PolicyChange] = [
    .init("type", ["*", "type"]) { $0.either(nil, "note", "pair", "task") },
    .init("path", ["*", "path"]) { $0.either(nil, "streams/notes", "elsewhere/notes", "docs/notes", "STREAMS/pairs") },
    .init("rubric", ["*", "rubric"]) { $0.either("1.0.0", "1.0.1", "1.1.0", "2.0.0") },
    .init("review", ["*", "review"]) { $0.chance(20) ? nil : review(&$0) },
    .init("review.approvals", ["*", "review", "approvals"]) { .integer($0.below(4)) },
    .init("review.independent", ["*", "review", "independent"]) { .boolean($0.chance(50)) },
    .init("review.gate", ["*", "review", "gate"]) { $0.either("landing", "sign-off") },
    .init("review.proof", ["*", "review", "proof"]) { $0.either("commit", "record", "both") },
    .init("review.adjudicators", ["*", "review", "adjudicators"]) {
      $0.either(nil, ["rex"], ["rita", "rob", "rex"], ["nobody"])
    },
    .init("judgements", ["*", "judgements"]) { $0.either(nil, 0, 1, 2) },
    .init("consensus", ["*", "consensus"]) { $0.either(nil, "majority", "median", "adjudicated") },
    .init("agreement", ["*", "agreement"]) { $0.chance(40) ? nil : agreement(&$0) },
    .init("calibration", ["*", "calibration"]) {
      $0.either(nil, ["required": true, "minimum_items": 1], ["required": false])
    },
    .init("gold", ["*", "gold"]) { $0.chance(20) ? nil : gold(&$0) },
    .init("gold.seeded", ["*", "gold", "seeded"]) {
      $0.either(nil, ["share": .number("0.2")], ["share": .number("0.5"), "per_criterion": 1])
    },
    .init("time_budget_minutes", ["*", "time_budget_minutes"]) { .integer(1 + $0.below(60)) },
    .init("verbalization", ["*", "verbalization"]) { $0.either(nil, "required", "optional", "none") },
    .init("stream rules", ["*", "rules"]) { Self.rules(&$0) },
  ]

  private init(_ name: String, _ path: [String], _ value: @escaping @Sendable (inout Dice) -> Value?) {
    self.name = name
    self.path = path
    self.value = value
  }

  static func review(_ dice: inout Dice) -> Value {
    // Looks are sealed where there are several and they are independent.
    let isSealed = dice.chance(35)
    var review: Value = ["approvals": .integer(isSealed ? 2 : dice.either(1, 1, 2, 0))]
    if isSealed || dice.chance(10) { review["independent"] = true }
    if dice.chance(25) { review["gate"] = "landing" }
    if dice.chance(35) { review["proof"] = .string(dice.either("record", "both")) }
    return review
  }

  static func gold(_ dice: inout Dice) -> Value {
    var gold: Value = [
      "ltpd": .number(dice.either("0.3", "0.5", "0.05")), "beta": .number(dice.either("0.3", "0.1")),
      "accept": .integer(dice.below(2)),
    ]
    if dice.chance(50) { gold["witness"] = .boolean(dice.chance(30)) }
    if dice.chance(20) { gold["minimum_per_annotator"] = 1 }
    return gold
  }

  static func agreement(_ dice: inout Dice) -> Value {
    var agreement: Value = [
      "coefficient": .string(dice.either("krippendorff-alpha", "gwet-ac1", "cohen-kappa", "fleiss-kappa")),
      "minimum": .number(dice.either("-1", "0.2")),
    ]
    if dice.chance(30) { agreement["unit"] = "criterion" }
    if dice.chance(30) { agreement["criterion_units"] = 1 }
    return agreement
  }

  private static let weighed = [
    "item/unquoted-scalar", "item/schema", "item/rubric", "item/id", "item/type", "item/authors", "trailer/rubric",
    "batch/rubric", "batch/moved", "batch/uncalibrated", "gold/composition", "item/stale", "item/orphan-sidecar",
    "path/unknown", "policy/missing-key", "policy/rubric", "policy/role-stream", "policy/vetting", "rubric/bump",
    "document/empty", "gold/leak", "gold/reuse", "policy/spare-owner", "rubric/vague-term", "batch/candidate",
    // Fixed ones, which no manifest weakens.
    "item/sidecar", "review/self", "review/required", "batch/root",
  ]

  private static func rules(_ dice: inout Dice) -> Value? {
    guard dice.chance(85) else { return nil }
    var rules: Value = .mapping([])
    for _ in 0...dice.below(3) {
      guard let id = dice.pick(weighed) else { continue }
      rules[id] = .string(dice.either("off", "warning", "error"))
    }
    return rules
  }
}

extension Scene {
  /// A change of one key of the manifest.
  func changeManifest(_ change: PolicyChange, _ dice: inout Dice) throws -> Draft? {
    guard let old = value(Layout.manifestPath) else { return nil }
    var path = change.path
    if path.first == "*" {
      guard let stream = dice.pick(manifest.streams.map(\.name)) else { return nil }
      path = ["streams", stream] + path.dropFirst()
    }
    let new = old.setting(path, to: change.value(&dice))
    return try policy([Layout.manifestPath: try blob(new)], "Change `\(change.name)` of the manifest", &dice)
  }

  func changeForgeKeys(_ dice: inout Dice) throws -> Draft? {
    guard let old = value(Layout.manifestPath) else { return nil }
    let keys: Value? = dice.either(nil, [["key": .string(world.cast.forge.line)]])
    return try policy(
      [Layout.manifestPath: try blob(old.setting(["forge_keys"], to: keys))], "Change the forge's keys", &dice)
  }

  /// The people file goes elsewhere, in one commit with the manifest or without.
  func movePeople(_ dice: inout Dice) throws -> Draft? {
    guard let old = value(Layout.manifestPath), let blob = files[manifest.peoplePath] else { return nil }
    let isUsual = manifest.peoplePath == Manifest.usualPeoplePath
    let place = isUsual ? dice.either("team/people.yaml", "docs/people.yaml") : Manifest.usualPeoplePath
    var changes: [String: Blob?] = [
      Layout.manifestPath: try self.blob(old.setting(["people"], to: .string(place))), place: blob,
    ]
    if dice.chance(70) { changes[manifest.peoplePath] = .some(nil) }
    if dice.chance(10) { changes[place] = .some(nil) }
    return try policy(changes, "Move the people file", &dice)
  }

  func addStream(_ dice: inout Dice) throws -> Draft? {
    let known = manifest.streams.map(\.name)
    guard let old = value(Layout.manifestPath),
      let name = ["tasks", "extra"].first(where: { !known.contains($0) })
    else { return nil }
    let folder = dice.either("streams/\(name)", "streams/\(name)", "docs", "more/\(name)")
    var entry: Value = ["type": "note", "rubric": "1.0.0", "path": .string(folder)]
    if dice.chance(40) { entry["gold"] = PolicyChange.gold(&dice) }
    var changes: [String: Blob?] = [
      Layout.manifestPath: try blob(old.setting(["streams", name], to: entry))
    ]
    changes["\(folder)/schema.yaml"] = try world.store.blob(StreamTexts.schema(isStrict: false, asksDay: true))
    if dice.chance(85) {
      changes["\(folder)/rubrics/1.0.0.yaml"] = try world.store.blob(
        StreamTexts.rubric(of: "note", Version(major: 1, minor: 0, patch: 0)))
    }
    return try policy(changes, "Add the stream \(name)", &dice)
  }

  func removeStream(_ dice: inout Dice) throws -> Draft? {
    guard let old = value(Layout.manifestPath), let stream = dice.pick(manifest.streams.map(\.name)) else { return nil }
    return try policy(
      [Layout.manifestPath: try blob(old.setting(["streams", stream], to: nil))], "Remove a stream", &dice)
  }

  func breakManifest(_ dice: inout Dice) throws -> Draft? {
    let text = dice.either("format: 1\nname: [\n", "format: 1\n", "streams: {}\n")
    return try policy([Layout.manifestPath: try world.store.blob(text)], "Change the manifest", &dice)
  }

  /// Several keys at once.
  func changeSeveralKeys(_ dice: inout Dice) throws -> Draft? {
    guard var new = value(Layout.manifestPath) else { return nil }
    for _ in 0..<(2 + dice.below(2)) {
      guard let change = dice.pick(PolicyChange.all.filter { !["id", "format", "unknown key"].contains($0.name) }),
        let stream = dice.pick(manifest.streams.map(\.name))
      else { continue }
      let path = change.path.first == "*" ? ["streams", stream] + change.path.dropFirst() : change.path
      new = new.setting(path, to: change.value(&dice))
    }
    return try policy([Layout.manifestPath: try blob(new)], "Change the manifest", &dice)
  }
}
