import Dataset
import Diagnostics
import Documents
import Testing

/// What commands change in the files of a dataset, as text.
@Suite struct EditTests {
  private func batch(
    _ text: String, _ change: (inout BatchEdit) throws(Refusal) -> Void
  ) throws(Refusal) -> String {
    var edit = try BatchEdit(Array(text.utf8))
    try change(&edit)
    return String(decoding: edit.bytes, as: UTF8.self)
  }

  private static let text = "format: 1\n# what it is\nstate: open # so far\nrubric: 1.0.0   # the first\ntitle: T\n"

  @Test(arguments: [Batch.State.open, .frozen, .failed, .signedOff]) func setsWhereABatchStands(state: Batch.State)
    throws
  {
    let after = try batch(Self.text) { (edit) throws(Refusal) in try edit.set(state) }
    #expect(after == Self.text.replacing("open", with: state.rawValue))
  }

  @Test(
    arguments: [
      ("2.0.0", "1.0.0", text, "rubric: 2.0.0 # the first\nmoved_from: 1.0.0\ntitle: T\n"),
      ("1.1.0", nil, text, "rubric: 1.1.0 # the first\ntitle: T\n"),
      ("3.0.0", "1.0.0", "rubric: 2.0.0\nmoved_from: 1.0.0 # then\n", "rubric: 3.0.0\nmoved_from: 1.0.0 # then\n"),
      ("2.0.0", nil, "rubric: 2.0.0\nmoved_from: 1.0.0 # then\nb: 1\n", "rubric: 2.0.0\nb: 1\n"),
    ] as [(String, String?, String, String)])
  func setsThePin(to version: String, from old: String?, text: String, end: String) throws {
    let pin = Pin(try #require(Version(version)), movedFrom: old.flatMap { Version($0) })
    let after = try batch(text) { (edit) throws(Refusal) in try edit.set(pin) }
    #expect(after.hasSuffix(end))
    let document = try #require(Document.read(Array(after.utf8), as: .yaml).document)
    #expect(Batch(document, name: BatchName(stream: "s", batch: "b")).pin == pin)
  }

  @Test(arguments: ["title: T\n", "{rubric: 1.0.0}\n", "title: T\n? rubric\n: 1.0.0\n"])
  func refusesAPinThatIsOnNoLineOfItsOwn(text: String) {
    #expect(throws: Refusal.self) {
      _ = try batch(text) { (edit) throws(Refusal) in try edit.set(Pin(.first)) }
    }
  }

  @Test func addsSecretsOfBothParts() throws {
    let digests = ["a", "b", "c"].map { String(repeating: $0, count: 64) }
    var text = Self.text
    for (ids, person, part) in [
      ([0], "edsger", "calibrator"), ([1], "grace", "witness"), ([2], "edsger", "calibrator"),
    ] {
      text = try batch(text) { (edit) throws(Refusal) in
        try edit.commit(ids.map { digests[$0] }, of: person, as: part)
      }
    }
    #expect(text.hasPrefix(Self.text))
    let document = try #require(Document.read(Array(text.utf8), as: .yaml).document)
    let commitments = Batch(document, name: BatchName(stream: "s", batch: "b")).commitments
    #expect(commitments.calibrator?.person == "edsger" && commitments.witness?.person == "grace")
    #expect(commitments.calibrator?.digest(ofAttempt: 2) == digests[2])
    #expect(commitments.witness?.digest(ofAttempt: 2) == nil)
  }

  @Test(arguments: ["state: open\r\n", "state: [", ""]) func refusesTextsThatCannotBeEdited(text: String) {
    #expect(throws: Refusal.self) { _ = try BatchEdit(Array(text.utf8)) }
    #expect(throws: Refusal.self) { _ = try PeopleEdit(Array(text.utf8)) }
  }

  // MARK: People

  private static let people = """
    # who may do what
    people:
      ada:
        name: Ada
        emails: [ada@example.com] # hers
        roles: {notes: [annotator]}
        keys:
          - {openssh: "ssh-ed25519 A", status: active} # laptop
          - openssh: "ssh-ed25519 B"
            status: active
      grace:
        name: Grace
        emails: []
        roles: {}
    """

  private func people(_ change: (inout PeopleEdit) throws(Refusal) -> Void) throws -> (text: String, root: Node) {
    var edit = try PeopleEdit(Array(Self.people.utf8))
    try change(&edit)
    let document = try #require(Document.read(edit.bytes, as: .yaml).document)
    return (String(decoding: edit.bytes, as: UTF8.self), document.root)
  }

  @Test func addsAPerson() throws {
    let entry: Value = ["name": .string("Alan"), "emails": .list([.string("alan@example.com")])]
    let (text, root) = try people { (edit) throws(Refusal) in try edit.add("alan", entry) }
    #expect(text == Self.people + "\n  alan:\n    name: Alan\n    emails: [alan@example.com]\n")
    #expect(root["people"]?["alan"].map { Value($0) } == entry)
  }

  @Test(arguments: [
    ("ada", ["emails"], "x@example.com", "emails: [ada@example.com, x@example.com] # hers"),
    ("grace", ["emails"], "x@example.com", "    emails:\n      - x@example.com\n"),
    ("ada", ["roles", "notes"], "reviewer", "roles: {notes: [annotator, reviewer]}"),
    ("ada", ["roles", "pairs"], "reviewer", "roles: {notes: [annotator], pairs: [reviewer]}"),
    ("grace", ["roles", "notes"], "reviewer", "    roles:\n      notes: [reviewer]\n"),
    ("grace", ["keys"], "k", "    keys: [k]\n"),
    ("grace", ["vetted", "by"], "k", "    vetted:\n      by: [k]\n"),
  ])
  func appendsToAPersonsList(id: String, list: [String], element: String, part: String) throws {
    let (text, root) = try people { (edit) throws(Refusal) in
      try edit.append(.string(element), to: list, of: id)
    }
    #expect(text.contains(part), "\(text)")
    var node = root["people"]?[id]
    for key in list { node = node?[key] }
    #expect(node.map { Array($0.elements).last?.text } == element)
    #expect(text.contains("# who may do what\n") && text.contains("# laptop\n") && text.contains("# hers\n"))
  }

  @Test(arguments: [0, 1]) func retiresAKey(index: Int) throws {
    let (text, root) = try people { (edit) throws(Refusal) in
      try edit.set("status", "retired", ofKey: index, of: "ada")
      try edit.set("since", "2026-11-30", ofKey: index, of: "ada")
    }
    let keys = Array(try #require(root["people"]?["ada"]?["keys"]).elements)
    #expect(keys.map { $0["status"]?.text } == [0, 1].map { $0 == index ? "retired" : "active" })
    #expect(keys[index]["since"]?.text == "2026-11-30" && keys[1 - index]["since"] == nil)
    #expect(text.contains("# laptop\n"))
  }

  @Test func vetsAPersonOnceAndAgain() throws {
    let vetting = { (date: String, by: String) in
      Value.Entry("notes", ["date": .string(date), "by": .string(by)])
    }
    let (text, root) = try people { (edit) throws(Refusal) in
      try edit.vet(vetting("2026-01-01", "edsger"), of: "ada")
      try edit.vet(.init("pairs", vetting("2026-02-02", "edsger").value), of: "ada")
      try edit.vet(vetting("2026-03-03", "barbara"), of: "ada")
    }
    let vetted = try #require(root["people"]?["ada"]?["vetted"])
    #expect(Value(vetted["notes"] ?? vetted) == vetting("2026-03-03", "barbara").value, "\(text)")
    #expect(vetted["pairs"]?["date"]?.text == "2026-02-02")
  }

  @Test func refusesPeopleAndKeysThatAreNotThere() {
    #expect(throws: Refusal.self) {
      try people { (edit) throws(Refusal) in try edit.set("status", "x", ofKey: 2, of: "ada") }
    }
    #expect(throws: Refusal.self) {
      try people { (edit) throws(Refusal) in try edit.append(.null, to: ["keys"], of: "alan") }
    }
  }

  // MARK: Rubrics and the manifest

  @Test func renewsARubric() throws {
    let text = "# r\nversion: 1.0.0\nchangelog:\n  # newest first\n  - version: 1.0.0\n    change: x\n"
    #expect(
      try RubricEdit(text).renewed(as: try #require(Version("1.1.0")), on: "2026-12-01")
        == "# r\nversion: 1.1.0\nchangelog:\n  # newest first\n  - version: 1.1.0\n    date: '2026-12-01'\n"
        + "    change: ''\n  - version: 1.0.0\n    change: x\n")
  }

  @Test(arguments: [
    "version: 1.0.0\n", "version: 1.0.0\nchangelog: []\n", "version: 1.0.0\nchangelog: [{version: 1.0.0}]\n",
    "{version: 1.0.0, changelog: [a]}\n", "changelog:\n  - a\n", "version: [\n",
  ])
  func refusesARubricInAnotherLayout(text: String) {
    #expect(throws: Refusal.self) { _ = try RubricEdit(text).renewed(as: .first, on: "2026-12-01") }
  }

  @Test(arguments: [
    ("streams:\n  a:\n    x: 1\n", "streams:\n  a:\n    x: 1\n  b: {}\n"),
    ("streams:\n  a: {}\n\n# rules\nrules: {}\n", "streams:\n  a: {}\n  b: {}\n\n# rules\nrules: {}\n"),
    ("streams:\n  a: {}", "streams:\n  a: {}\n  b: {}"),
  ])
  func addsAStream(before: String, after: String) throws {
    #expect(try ManifestEdit(before).adding("  b: {}") == after)
  }

  @Test(arguments: ["streams: {a: {}}\n", "streams: {}\n", "name: n\n", "streams: []\n", "streams:\n"])
  func refusesStreamsInBraces(text: String) {
    #expect(throws: Refusal.self) { _ = try ManifestEdit(text).adding("  b: {}") }
  }
}
