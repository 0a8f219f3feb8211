import Testing

/// What a case may say of a state, and what is said to whoever says it wrong.
@Suite struct StatesTests {
  private static func fence(_ words: String, _ body: String...) -> Fence {
    Fence(words.split(separator: " ").map(String.init), body: body, file: "a.md", range: 7..<7 + body.count)
  }

  private static func state(_ words: String, _ body: String...) throws -> States {
    var states = States()
    try states.add(
      Fence(words.split(separator: " ").map(String.init), body: body, file: "s.md", range: 3..<4), to: "some")
    return states
  }

  /// The files of a case with these fences.
  private static func files(_ fences: Fence..., states: States = States()) throws -> [String: String] {
    var entry = CaseFile.Case(title: "")
    for fence in fences { entry.steps += try states.resolved(fence) }
    return try Story(entry, base: [:], states).after.reduce(into: [:]) { files, file in
      files[String(decoding: file.key, as: UTF8.self)] = String(decoding: file.value.bytes, as: UTF8.self)
    }
  }

  private static func fault(_ fences: Fence..., states: States = States()) throws -> String? {
    var entry = CaseFile.Case(title: "")
    do throws(CaseFault) {
      for fence in fences { entry.steps += try states.resolved(fence) }
      _ = try Story(entry, base: [:], states)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func aStateIsBeforeAndAChangeIsAfter() throws {
    let states = try Self.state("text a.txt", "x")
    #expect(try states.resolved(Self.fence("state some")).map(\.stage) == [.before])
    #expect(try states.resolved(Self.fence("then some")).map(\.stage) == [.after])
    #expect(try states.resolved(Self.fence("state some elsewhere")).map(\.stage) == [.elsewhere])
    #expect(try Self.files(Self.fence("state some"), states: states) == ["a.txt": "x\n"])
  }

  @Test(arguments: [
    ("b.c: 3", "a: 1\nb:\n  c: 3\n  d:\n    - id: e\n      f: 2\n"),
    ("b.d.e.f: 3", "a: 1\nb:\n  c: 1\n  d:\n    - id: e\n      f: 3\n"),
    ("b.g: 3", "a: 1\nb:\n  c: 1\n  d:\n    - id: e\n      f: 2\n  g: 3\n"),
    ("above b: g: 3", "a: 1\ng: 3\nb:\n  c: 1\n  d:\n    - id: e\n      f: 2\n"),
    ("- b.d", "a: 1\nb:\n  c: 1\n"),
    ("+ z", "a: 1\nb:\n  c: 1\n  d:\n    - id: e\n      f: 2\nz\n"),
    ("f: 2 => f: 9", "a: 1\nb:\n  c: 1\n  d:\n    - id: e\n      f: 9\n"),
  ]) func anEditSaysWhatIsOtherwise(edit: String, text: String) throws {
    let file = Self.fence("yaml a.yaml", "a: 1", "b:", "  c: 1", "  d:", "    - id: e", "      f: 2")
    #expect(try Self.files(file, Self.fence("edit a.yaml", edit)) == ["a.yaml": text])
  }

  @Test func aListGrowsAtBothEnds() throws {
    let file = Self.fence("yaml a.yaml", "a:", "  - 2", "b: 1")
    let edit = Self.fence("edit a.yaml", "a<:", "  - 1", "a+:", "  - 3")
    #expect(try Self.files(file, edit) == ["a.yaml": "a:\n  - 1\n  - 2\n  - 3\nb: 1\n"])
  }

  @Test func aRecordIsAFormWithWhatIsOtherwise() throws {
    let states = try Self.state("record-form r {item}.yaml", "by: {by|ada}", "note: {note}", "end: 1")
    #expect(try Self.files(Self.fence("record r n"), states: states) == ["n.yaml": "by: ada\nend: 1\n"])
    let record = Self.fence("record r n by=alan note=Two words", "end: 2")
    #expect(try Self.files(record, states: states) == ["n.yaml": "by: alan\nnote: Two words\nend: 2\n"])
  }

  @Test func digestsAreThoseOfTheFiles() throws {
    let item = Self.fence("text streams/notes/batches/b1/items/n-1.yaml", "hello")
    let digest = Self.fence("text a.txt", "{sha256 n-1} {other} {a: b}")
    #expect(
      try Self.files(item, digest)["a.txt"]
        == "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03 {other} {a: b}\n")
  }

  @Test func faultsSayWhere() throws {
    #expect(
      try Self.fault(Self.fence("state none"))
        == "a.md:7: there is no state `none` above, nor in Tests/RulesTests/States")
    #expect(try Self.fault(Self.fence("edit a.yaml", "a: 1")) == "a.md:7: there is no `a.yaml` to edit")
    #expect(
      try Self.fault(Self.fence("record r n")) == "a.md:7: there is no form `r` in Tests/RulesTests/States")
    #expect(try Self.fault(Self.fence("text a.txt", "{blob n-1}")) == "a.md:7: there is no `n-1` to have a digest")
    let file = Self.fence("text a.txt", "x", "x")
    #expect(
      try Self.fault(file, Self.fence("edit a.txt", "x => y")) == "a.md:7: `x` stands there 2 times, not once")
    #expect(try Self.fault(file, Self.fence("edit a.txt", "- b")) == "a.md:7: there is no `b`")
  }
}
