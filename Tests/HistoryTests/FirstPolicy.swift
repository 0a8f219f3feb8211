import Dataset
import Documents
import Support

/// The files of a dataset's first commit, each time others.
struct FirstPolicy {
  /// Paths and texts.
  private(set) var texts: [String: String] = [:]
  private let streams: [(name: String, folder: String, type: String)]

  init(_ dice: inout Dice, _ cast: Cast) {
    var streams = [(name: "notes", folder: "streams/notes", type: "note")]
    if dice.chance(75) { streams.append(("pairs", "streams/pairs", "pair")) }
    if dice.chance(30) { streams.append(("tasks", "work/tasks", "task")) }
    self.streams = streams
    texts["dataset.yaml"] = String(decoding: manifest(&dice, cast).written(as: .yaml), as: UTF8.self)
    texts["people.yaml"] = String(decoding: people(&dice, cast).written(as: .yaml), as: UTF8.self)
    for stream in streams {
      texts["\(stream.folder)/schema.yaml"] = StreamTexts.schema(isStrict: false, asksDay: dice.chance(50))
      texts["\(stream.folder)/rubrics/1.0.0.yaml"] = StreamTexts.rubric(
        of: stream.type, Version(major: 1, minor: 0, patch: 0))
      if stream.name == "pairs" || dice.chance(50) {
        texts["\(stream.folder)/judgement.yaml"] = StreamTexts.judgement(most: 5)
      }
    }
    texts["README.md"] = "# A dataset\n"
  }

  private func manifest(_ dice: inout Dice, _ cast: Cast) -> Value {
    var manifest: Value = [
      "format": 1, "id": "7f8c2a52-0000-4000-8000-000000000001", "name": "generated", "license": "CC-BY-4.0",
      "purpose": .string(dice.either("training", "evaluation")),
    ]
    if dice.chance(40) { manifest["signed_commits"] = .string(dice.either("all", "statements", "none")) }
    if dice.chance(25) { manifest["owners_threshold"] = 2 }
    if dice.chance(20) { manifest["protect"] = ["refs/heads/main", "refs/heads/release"] }
    if dice.chance(20) { manifest["open_paths"] = ["README.md", "docs/", "notes.txt"] }
    if dice.chance(20) { manifest["forge_keys"] = [["key": .string(cast.forge.line)]] }
    if dice.chance(20) { manifest["format_assertion"] = true }
    if dice.chance(15) { manifest["rules"] = ["item/unquoted-scalar": "warning"] }
    manifest["streams"] = .mapping(
      streams.map { stream in
        var entry: Value = ["type": .string(stream.type), "rubric": "1.0.0"]
        if stream.folder != "streams/\(stream.name)" { entry["path"] = .string(stream.folder) }
        if dice.chance(70) { entry["review"] = PolicyChange.review(&dice) }
        if stream.name == "pairs" { entry["judgements"] = .integer(dice.either(1, 2, 2)) }
        if dice.chance(60) { entry["gold"] = PolicyChange.gold(&dice) }
        if dice.chance(15) { entry["calibration"] = ["required": true, "minimum_items": 1] }
        if dice.chance(15) { entry["agreement"] = PolicyChange.agreement(&dice) }
        return Value.Entry(stream.name, entry)
      })
    return manifest
  }

  private func people(_ dice: inout Dice, _ cast: Cast) -> Value {
    var entries: [Value.Entry] = []
    for member in cast.members where member.id != "zoe" {
      var roles: [(String, [String])] = []
      for stream in streams {
        var own: [String] = []
        if Cast.annotators.contains(member.id) { own.append("annotator") }
        if Cast.reviewers.contains(member.id) { own.append("reviewer") }
        if member.id == "cal" || member.id == "cleo" && stream.name != "notes" { own.append("calibrator") }
        if !own.contains("calibrator"), !Cast.owners.contains(member.id), member.id != "cleo", dice.chance(8) {
          own = Array(Set(own + [dice.either("annotator", "reviewer")])).sorted()
        }
        if !own.isEmpty { roles.append((stream.name, own)) }
      }
      if Cast.owners.contains(member.id) { roles.append(("dataset", ["owner"])) }
      entries.append(Value.Entry(member.id, member.entry(roles: roles)))
    }
    return ["format": 1, "people": .mapping(entries)]
  }
}
