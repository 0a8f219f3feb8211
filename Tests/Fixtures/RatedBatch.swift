package import Dataset
import Documents
package import Engine
import Statistics

/// A batch `notes/b1` of items by Ada, as a tree in memory; Grace, Alan and Barbara judge, Edsger calibrates.
package struct RatedBatch {
  package var tree = MemoryTree()
  /// What stands in the manifest about the stream, beside its rubric.
  package var policy = "review: {approvals: 2}"
  package var people = Panel().people

  package static let folder = "streams/notes/batches/b1"

  package init() {
    tree["streams/notes/rubrics/1.1.0.yaml"] = """
      version: 1.1.0
      scale: {name: quality, levels: [{value: 0}, {value: 1}, {value: 2}, {value: 3}]}
      criteria: [{id: clear}, {id: short}]
      severities: [{id: minor}, {id: major}, {id: critical}]
      """
    tree["\(Self.folder)/batch.yaml"] = "format: 1\nkind: delivery\nstate: open\nrubric: 1.1.0\n"
    item("n-1")
  }

  package mutating func item(_ id: String, authors: String = "[ada]", text: String = "one") {
    tree["\(Self.folder)/items/\(id).yaml"] = "id: \(id)\nauthors: \(authors)\ntext: \(text)\n"
  }

  /// What names an item's content now.
  package func content(_ id: String) -> ItemContent {
    let text = tree["\(Self.folder)/items/\(id).yaml"] ?? ""
    return ItemContent(blob: String(MemoryTree.digest(text).prefix(40)), sha256: MemoryTree.digest(text))
  }

  /// A look at an item as a record: what is said on top of what every record says.
  package mutating func review(
    _ person: String, _ scores: [String: Int], of id: String = "n-1", round: Int = 1, rubric: String = "1.1.0",
    dataset: String = Panel.dataset, named: String? = nil, key: String? = nil, verdict: String = "approve",
    findings: String = "[]", salt: String? = nil, at content: ItemContent? = nil
  ) {
    let content = content ?? self.content(id)
    var text = """
      dataset: \(dataset)
      item: notes/b1/\(named ?? id)
      round: \(round)
      blob: "\(content.blob)"
      sha256: "\(content.sha256)"
      rubric: \(rubric)
      verdict: \(verdict)
      scores: {\(Self.flow(scores))}
      findings: \(findings)
      key: \(key ?? Self.key(of: person))

      """
    if let salt { text += "salt: \"\(salt)\"\n" }
    tree["\(Self.folder)/reviews/\(id)/\(person).\(round).yaml"] = text
  }

  /// Seals what lies in a person's file, or another digest.
  package mutating func seal(_ person: String, _ file: String, item: String = "n-1", digest: String? = nil) {
    let digest = digest ?? MemoryTree.digest(tree["\(Self.folder)/\(file)"] ?? "")
    let path = "\(Self.folder)/seals/\(person).yaml"
    let before = tree[path] ?? "dataset: \(Panel.dataset)\nbatch: notes/b1\nseals:\n"
    let kind = file.hasPrefix("judgements/") ? " judgement" : ""
    tree[path] = before + "  - \(item) \(content(item).blob) \(digest)\(kind)\n"
  }

  package mutating func judgement(_ person: String, _ numbers: [String: Int], of id: String = "n-1", more: String = "")
  {
    let content = content(id)
    tree["\(Self.folder)/judgements/\(id)/\(person).yaml"] = """
      dataset: \(Panel.dataset)
      item: notes/b1/\(id)
      blob: "\(content.blob)"
      sha256: "\(content.sha256)"
      rubric: 1.1.0
      annotator: \(person)
      \(numbers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined())
      \(more.isEmpty ? "key: \(Self.key(of: person))" : more)

      """
  }

  package mutating func label(
    _ scores: [String: Int], of id: String = "n-1", attempt: Int = 1, by person: String = "edsger",
    defective: Bool = false, rubric: String = "1.1.0"
  ) {
    let content = content(id)
    tree["\(Self.folder)/attempts/\(attempt)/gold/\(id).yaml"] = """
      dataset: \(Panel.dataset)
      item: notes/b1/\(id)
      attempt: \(attempt)
      blob: "\(content.blob)"
      sha256: "\(content.sha256)"
      rubric: \(rubric)
      defective: \(defective)
      scores: {\(Self.flow(scores))}
      by: \(person)
      key: \(Self.key(of: person))

      """
  }

  package static func key(of person: String) -> String {
    ["grace": "SHA256:KG", "alan": "SHA256:KT"][person] ?? "SHA256:K\(person.prefix(1).uppercased())"
  }

  private static func flow(_ scores: [String: Int]) -> String {
    scores.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
  }
}

extension RatedBatch {
  package struct NotReadable: Error {
    package init() {}
  }

  package var manifest: Manifest {
    get throws {
      let text = "format: 1\nid: \(Panel.dataset)\nname: notes\nstreams:\n  notes:\n    rubric: 1.1.0\n    \(policy)\n"
      guard let document = Document.read(Array(text.utf8), as: .yaml).document else { throw NotReadable() }
      return Manifest(document)
    }
  }

  package static let name = BatchName(stream: "notes", batch: "b1")

  package func files() throws -> BatchFiles {
    let manifest = try manifest
    guard let stream = manifest.stream(named: "notes"),
      let files = try BatchFiles(Self.name, of: stream, manifest.layout, in: tree)
    else { throw NotReadable() }
    return files
  }

  package func census() throws -> Census {
    try Census(of: Self.name, try files().stream, try manifest.layout, in: tree) {
      MemoryTree.digest(String(decoding: $0, as: UTF8.self))
    }
  }

  package func lot() throws -> RatedLot {
    let (manifest, files) = (try manifest, try files())
    guard let people = Document.read(Array(people.utf8), as: .yaml).document else { throw NotReadable() }
    let keys = SigningKeys(People(people, path: "people.yaml"), Panel.reading)
    return try AgreementSurvey(tree, manifest, keys).lot(of: files, labels: files.labels)
  }

  package func agreement() throws -> Agreement {
    try Agreement(
      of: try lot(), scope: "notes/b1", dataset: Panel.dataset, policy: try manifest.stream(named: "notes")?.agreement
    ) { MemoryTree.digest(String(decoding: $0, as: UTF8.self)) }
  }
}

extension RatedLot {
  /// The values of a criterion, each as `grace 2`, in order; of the item itself or of one of its files.
  package func values(_ criterion: String, of id: String = "n-1", file: String? = nil) -> [String] {
    ratings.filter { $0.key.item.id == id && $0.key.criterion == criterion && $0.key.file == file }
      .flatMap { $0.value.map { "\($0.key) \($0.value)" } }.sorted()
  }

  package func why(_ person: String) -> [Discount] { leftOut.filter { $0.person == person }.map(\.why) }
}
