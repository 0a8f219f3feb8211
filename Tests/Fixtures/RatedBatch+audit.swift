import Dataset
import Documents
package import Engine

/// The batch with what is done for its audit, and with the roles of its people.
extension RatedBatch {
  /// Gives a person roles, as the people file writes them.
  package mutating func give(_ person: String, _ roles: String) {
    people = people.replacing("[\(person)@example.com], roles: {}", with: "[\(person)@example.com], roles: {\(roles)}")
  }

  /// A stream whose batches are audited without a witness.
  package static let gold = "review: {approvals: 1}\n    gold: {ltpd: 0.5, beta: 0.1, accept: 0, witness: false}"

  /// A batch whose people have roles: Ada writes, Grace, Alan and Barbara review, Edsger calibrates, Donald owns.
  package static func audited(_ policy: String = gold) -> RatedBatch {
    var batch = RatedBatch()
    batch.policy = policy
    batch.people +=
      "\n  donald: {name: Donald, emails: [donald@example.com], roles: {dataset: [owner]}, "
      + "keys: [{key: ssh-ed25519 KD}]}"
    batch.give("ada", "notes: [annotator]")
    for person in ["grace", "alan", "barbara"] { batch.give(person, "notes: [reviewer]") }
    batch.give("edsger", "notes: [calibrator]")
    return batch
  }

  /// Sets `batch.yaml`.
  package mutating func manifest(state: String = "open", kind: String = "delivery", more: String = "") {
    tree["\(Self.folder)/batch.yaml"] = "format: 1\nkind: \(kind)\nstate: \(state)\nrubric: 1.1.0\n\(more)"
  }

  /// A secret that everybody can read, with its digest in `batch.yaml`.
  package static func secret(_ person: String, _ attempt: Int) -> String {
    MemoryTree.digest("\(person) \(attempt)") + "\n"
  }

  /// What `batch.yaml` says of people's secrets.
  package static func commitments(_ calibrator: String?, _ witness: String?, attempts: Int = 2) -> String {
    let parts = [("calibrator", calibrator), ("witness", witness)].compactMap { part, person -> String? in
      guard let person else { return nil }
      let digests = (1...attempts).map { "\"\(MemoryTree.digest(secret(person, $0)))\"" }
      return "  \(part): {person: \(person), secrets: [\(digests.joined(separator: ", "))]}\n"
    }
    return parts.isEmpty ? "" : "commitments:\n\(parts.joined())"
  }

  /// The plan of an attempt for what the batch holds now.
  ///
  /// - Parameter sample: how many items are drawn; nil for all of them.
  package mutating func plan(
    _ attempt: Int = 1, sample: Int? = nil, accept: Int = 0, seeds: [String] = ["edsger"], withdrawn: [String] = [],
    minimum: Int = 0, root: String? = nil
  ) throws {
    let census = try census()
    let items = census.items.count + withdrawn.count
    tree["\(Self.folder)/attempts/\(attempt)/plan.yaml"] = """
      dataset: \(Panel.dataset)
      batch: notes/b1
      attempt: \(attempt)
      rubric: 1.1.0
      root: "\(root ?? census.root)"
      tree: "\(String(repeating: "d", count: 40))"
      items: \(items)
      withdrawn: [\(withdrawn.joined(separator: ", "))]
      ltpd: 0.5
      beta: 0.1
      sample: \(sample ?? items)
      accept: \(accept)
      minimum_per_annotator: \(minimum)
      seeds: [\(seeds.joined(separator: ", "))]
      by: edsger
      key: \(Self.key(of: "edsger"))

      """
  }

  package mutating func reveal(_ person: String, attempt: Int = 1) {
    tree["\(Self.folder)/attempts/\(attempt)/secrets/\(person)"] = Self.secret(person, attempt)
  }

  /// A revealed item with a known answer.
  package mutating func seed(_ id: String, defective: Bool = false, criteria: [String] = []) {
    let content = content(id)
    let findings = criteria.map { "{criterion: \($0), note: x}" }.joined(separator: ", ")
    tree["\(Self.folder)/attempts/1/seeded/\(id).yaml"] = """
      dataset: \(Panel.dataset)
      item: notes/b1/\(id)
      blob: "\(content.blob)"
      sha256: "\(content.sha256)"
      substance: "\(content.sha256)"
      salt: "\(content.sha256)"
      answer: {defective: \(defective), difficulty: easy, findings: [\(findings)]}

      """
  }

  package mutating func result(
    _ attempt: Int = 1, _ outcome: String, sample: [String] = [], added: [String] = [], defective: [String] = [],
    more: String = ""
  ) {
    tree["\(Self.folder)/attempts/\(attempt)/result.yaml"] = """
      dataset: \(Panel.dataset)
      batch: notes/b1
      attempt: \(attempt)
      outcome: \(outcome)
      sample: [\(sample.joined(separator: ", "))]
      added: [\(added.joined(separator: ", "))]
      defective: [\(defective.joined(separator: ", "))]
      found: \(defective.count)
      by: edsger
      key: \(Self.key(of: "edsger"))
      \(more)
      """
  }

  package func state() throws -> DatasetState {
    guard let document = Document.read(Array(people.utf8), as: .yaml).document else { throw NotReadable() }
    let policy = Policy(try manifest, people: People(document, path: "people.yaml"), reading: Panel.reading)
    return DatasetState(tree, policy)
  }

  /// SHA-256 as the tree in memory has it.
  package static let digest: @Sendable ([UInt8]) -> String = { MemoryTree.digest(String(decoding: $0, as: UTF8.self)) }

  package func progress(drafted: Set<String> = []) throws -> BatchProgress {
    try BatchProgress(files(), in: state(), Self.digest) { _, item in drafted.contains(item) }
  }
}
