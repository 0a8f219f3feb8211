import Dataset
import Documents
import Support

extension Scene {
  private func versions(of stream: StreamPolicy) -> [Version] {
    files.paths(below: stream.files.rubrics + "/").compactMap { Version($0.lastPart.dropLast(5)) }.sorted()
  }

  /// How many criteria a version has.
  private func criteria(of version: Version, in stream: StreamPolicy) -> Int {
    value(stream.files.rubric(version))?["criteria"]?.elements.count ?? 1
  }

  func publishRubric(_ dice: inout Dice) throws -> Draft? {
    guard let stream = dice.pick(manifest.streams), let last = versions(of: stream).last(where: { $0.candidate == nil })
    else { return nil }
    var criteria = criteria(of: last, in: stream)
    let next: Version
    switch dice.below(10) {
    case 0...3: next = Version(major: last.major, minor: last.minor, patch: last.patch + 1)
    case 4...6: next = Version(major: last.major, minor: last.minor + 1, patch: 0)
    default:
      next = Version(major: last.major + 1, minor: 0, patch: 0)
      criteria += 1
    }
    // Now and then too small a step for what changes.
    if dice.chance(8) { criteria += 1 }
    let text = StreamTexts.rubric(
      of: stream.type, next, criteria: min(criteria, 4), title: dice.either("again", "once more"))
    return try policy(
      [stream.files.rubric(next): try world.store.blob(text)], "Publish a rubric", &dice)
  }

  func writeCandidate(_ dice: inout Dice) throws -> Draft? {
    guard let stream = dice.pick(manifest.streams), let person = somebody(.calibrator, in: stream.name, &dice),
      let last = versions(of: stream).last(where: { $0.candidate == nil })
    else { return nil }
    let version = Version(major: last.major, minor: last.minor + 1, patch: 0, candidate: 1)
    let text = StreamTexts.rubric(
      of: stream.type, version, criteria: criteria(of: last, in: stream), title: "draft \(dice.below(100))")
    return draft(
      [stream.files.rubric(version): try world.store.blob(text)], by: person, "Draft a rubric\n")
  }

  /// What nobody may do: a published version changes.
  func editPublished(_ dice: inout Dice) throws -> Draft? {
    guard let stream = dice.pick(manifest.streams), let version = dice.pick(versions(of: stream)) else { return nil }
    let path = stream.files.rubric(version)
    let text = StreamTexts.rubric(of: stream.type, version, title: "edited")
    return try policy([path: dice.chance(70) ? try world.store.blob(text) : nil], "Edit a rubric", &dice)
  }

  func changeSchema(_ dice: inout Dice) throws -> Draft? {
    guard let stream = dice.pick(manifest.streams) else { return nil }
    let text = StreamTexts.schema(isStrict: dice.chance(50), asksDay: dice.chance(50))
    return try policy([stream.files.schema(.yaml): try world.store.blob(text)], "Change a schema", &dice)
  }

  func changeJudgementSchema(_ dice: inout Dice) throws -> Draft? {
    guard let stream = dice.pick(manifest.streams) else { return nil }
    let text = StreamTexts.judgement(most: dice.either(3, 5, 7))
    return try policy([stream.files.judgementSchema: try world.store.blob(text)], "Change a schema", &dice)
  }

  func breakSchema(_ dice: inout Dice) throws -> Draft? {
    guard let stream = dice.pick(manifest.streams) else { return nil }
    let file = dice.either(stream.files.schema(.yaml), stream.files.schema(.yaml), stream.files.judgementSchema)
    let text = dice.either("type: nonsense\n", "$ref: https://example.com/schema\n", "type: [\n")
    return try policy(
      [file: dice.chance(70) ? try world.store.blob(text) : nil], "Change a schema", &dice)
  }

  /// Other files of policy, wherever they lie.
  func changeOtherPolicy(_ dice: inout Dice) throws -> Draft? {
    let stream = dice.pick(manifest.streams)?.files.importMap("source") ?? "imports.yaml"
    let map =
      "format: 1\ndescription: A source.\ntype: note\nid: {$text: 'n-{/id}'}\nfields: {title: {$from: /title}}\n"
    let (path, text) = dice.either(
      ("LICENSE", "Free \(dice.below(100))\n"), ("tools/run.sh", "true\n"), (stream, map), (stream, "format: 1\n"))
    return try policy([path: try world.store.blob(text)], "Change a file", &dice)
  }
}
