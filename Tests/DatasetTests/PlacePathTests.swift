import Dataset
import Documents
import Testing

/// What a path means and where a place lies are one piece of knowledge, in two directions.
@Suite struct PlacePathTests {
  private static let text = """
    id: 0
    name: n
    people: team/people.yaml
    streams:
      notes: {path: data/notes}
      bug-fix: {}
      deep: {path: a/b/c}

    """
  private let manifest: Manifest

  init() throws {
    manifest = Manifest(try #require(Document.read(Array(Self.text.utf8), as: .yaml).document))
  }

  /// Names that an identifier can be, the awkward ones among them.
  private static let names = [
    "n", "n-1", "0", "a.b", "a.1", "x.yaml", "x.1.yaml", "items", "batch.yaml", "a_b-c.d", "1.0.0", "reviews",
  ]
  private static let versions = ["1.0.0", "0.0.1", "12.34.56", "1.2.0-rc.1", "2.0.0-rc.10"].compactMap { Version($0) }
  private static let digest = String(repeating: "0123456789abcdef", count: 4)

  private static var streamFiles: [Place.StreamFile] {
    [.schema(.yaml), .schema(.json), .judgementSchema, .defaults, .itemTemplate]
      + versions.flatMap { [.rubric($0), .calibration($0)] } + names.map { .importMap($0) }
  }

  private static func batchFiles(_ name: String, _ other: String, _ number: Int) -> [Place.BatchFile] {
    [
      .manifest, .signOff, .controlDigests, .item(id: name, .yaml), .item(id: name, .json),
      .sidecar(item: name, path: other), .sidecar(item: name, path: "\(other)/\(name)/x"),
      .judgement(item: name, person: other), .review(item: name, person: other, round: number),
      .adjudication(item: name), .withdrawal(item: name), .seal(person: name), .proof(name: name),
      .authorship(item: name, person: other, sha256: digest), .disowning(item: name, person: other),
      .waiver(item: name, check: "note/short", person: other),
      .attempt(number, .plan), .attempt(number, .result), .attempt(number, .secret(person: name)),
      .attempt(number, .label(item: name)), .attempt(number, .control(item: name)),
    ]
  }

  @Test(arguments: ["notes", "bug-fix", "deep"]) func readsWhatItWrites(stream: String) throws {
    for file in Self.streamFiles { try expectSame(.stream(stream, file)) }
    for name in Self.names {
      for (index, other) in Self.names.enumerated() {
        let batch = BatchName(stream: stream, batch: other)
        for file in Self.batchFiles(name, other, [1, 2, 12, 9999][index % 4]) { try expectSame(.batch(batch, file)) }
      }
    }
  }

  @Test func readsTheFilesOfTheDatasetItself() throws {
    try expectSame(.manifest)
    try expectSame(.people)
    #expect(Place.people.path(in: manifest) == "team/people.yaml")
  }

  /// Names by chance; what is none that a place may have, is no such place in either direction.
  @Test func readsGeneratedNames() throws {
    let letters = Array("ab1.-_/ Z\u{301}é")
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      let (name, other) = (Self.word(letters, &dice), Self.word(letters, &dice))
      let number = Int.random(in: 1...9999, using: &dice)
      let isName = name.isIdentifier && other.isIdentifier
      let batch = BatchName(stream: "notes", batch: "b")
      guard isName else {
        let path = manifest.streams[0].batchFolder("b").review(of: name, by: other, round: number)
        let wanted = Place.batch(batch, .review(item: name, person: other, round: number))
        #expect(manifest.layout.place(of: path) != wanted, "\(path.debugDescription)")
        continue
      }
      for file in Self.batchFiles(name, other, number) { try expectSame(.batch(batch, file)) }
    }
  }

  private static func word(_ letters: [Character], _ dice: inout SystemRandomNumberGenerator) -> String {
    String((0..<Int.random(in: 1...4, using: &dice)).compactMap { _ in letters.randomElement(using: &dice) })
  }

  @Test(arguments: [
    Place.open, .other, .stream("notes", .unknown), .batch(BatchName(stream: "notes", batch: "b"), .unknown),
    .stream("nobody", .itemTemplate), .batch(BatchName(stream: "nobody", batch: "b"), .manifest),
  ])
  func hasNoPath(place: Place) {
    #expect(place.path(in: manifest) == nil)
  }

  /// What is asked of a path before anybody knows where streams lie must never miss what the layout finds.
  @Test func guessesMissNothing() throws {
    let batch = BatchName(stream: "deep", batch: "b")
    for (name, other) in zip(Self.names, Self.names.reversed()) {
      for file in Self.batchFiles(name, other, 3) {
        let path = try #require(Place.batch(batch, file).path(in: manifest))
        let stem = "a/b/c/batches/b/items/\(name)"
        switch file {
        case .proof: #expect(Layout.mayBeProof(path))
        case .authorship:
          #expect(Layout.mayBeProof(path))
          #expect(Layout.stem(signedAt: path) == stem)
        case .disowning:
          let found = try #require(Layout.disowned(at: path))
          #expect(found.stem == stem)
          #expect(found.proofs.folder == "a/b/c/batches/b/proofs/\(name)")
          #expect(found.proofs.start == "\(other)-")
        case .attempt(_, .plan): #expect(Layout.mayBePlan(path))
        case .review, .adjudication: #expect(Layout.mayBeVerdict(path))
        default:
          #expect(!Layout.mayBeProof(path) && !Layout.mayBePlan(path), "\(path)")
          #expect(Layout.stem(signedAt: path) == nil && Layout.disowned(at: path) == nil, "\(path)")
        }
      }
    }
  }

  private func expectSame(_ place: Place) throws {
    let path = try #require(place.path(in: manifest), "\(place)")
    #expect(manifest.layout.place(of: path) == place, "\(path)")
  }
}
