package import Dataset
import Documents
package import Engine

/// One item with its reviewers: Ada wrote it, Grace, Alan, Barbara and Edsger judge.
package struct Panel {
  package static let name = ItemName(stream: "notes", batch: "b1", id: "n-1")
  package static let now = ItemContent(
    blob: String(repeating: "a", count: 40), sha256: String(repeating: "a", count: 64))
  package static let dataset = "7f8c2a52-0000-4000-8000-000000000001"

  package var people = """
    format: 1
    people:
      ada: {name: Ada, emails: [ada@example.com], roles: {}, keys: [{key: ssh-ed25519 KA}]}
      grace: {name: Grace, emails: [grace@example.com], roles: {}, keys: [{key: ssh-ed25519 KG}]}
      alan: {name: Alan, emails: [alan@example.com], roles: {}, keys: [{key: ssh-ed25519 KT}]}
      barbara: {name: Barbara, emails: [barbara@example.com], roles: {}, keys: [{key: ssh-ed25519 KB}]}
      edsger: {name: Edsger, emails: [edsger@example.com], roles: {}, keys: [{key: ssh-ed25519 KE}]}
    """
  package var authors: Set<String> = ["ada"]
  package var records: [ReviewRecord] = []
  package var adjudication: Adjudication?
  /// What the adjudication answers; nil where it does not say.
  package var answered: Set<AnsweredVerdict>?
  package var adjudicators: [String]?
  package var approvals = 2
  package var content = Panel.now
  package var pin = Version(major: 1, minor: 1, patch: 0)

  private static let keys = [
    "ada": "SHA256:KA", "grace": "SHA256:KG", "alan": "SHA256:KT", "barbara": "SHA256:KB", "edsger": "SHA256:KE",
    "donald": "SHA256:KD",
  ]

  package static func subject(
    dataset: String = Panel.dataset, item: ItemName = Panel.name, content: ItemContent = Panel.now,
    rubric: String = "1.1.0"
  ) -> Subject {
    Subject(dataset: dataset, item: item, content: content, rubric: Version(rubric) ?? .first)
  }

  package static func record(
    _ person: String, _ verdict: ReviewVerdict, round: Int = 1, about subject: Subject = Panel.subject(),
    key: String? = nil
  ) -> ReviewRecord {
    ReviewRecord(
      person: person, round: round, subject: subject, verdict: verdict, key: key ?? keys[person] ?? "SHA256:K?")
  }

  package static func adjudication(
    _ person: String, _ verdict: ReviewVerdict, about subject: Subject = Panel.subject(), key: String? = nil
  ) -> Adjudication {
    Adjudication(
      subject: subject, by: person, key: key ?? keys[person] ?? "SHA256:K?", verdict: verdict, reason: "because")
  }

  /// A verdict as a decision lists it.
  package static func answered(_ person: String, round: Int? = 1) -> AnsweredVerdict {
    AnsweredVerdict(person: person, round: round, sha256: String(repeating: "c", count: 64))
  }

  package init() {}

  /// The name of a person's key.
  package static func key(of person: String) -> String { keys[person] ?? "SHA256:K?" }

  /// Everybody's keys.
  package func keys() throws -> SigningKeys {
    guard let document = Document.read(Array(people.utf8), as: .yaml).document else { throw RatedBatch.NotReadable() }
    return SigningKeys(People(document, path: "people.yaml"), Self.reading)
  }

  package func standing() throws -> Standing {
    let keys = try keys()
    let review = ReviewCase(
      dataset: Self.dataset, item: Self.name, content: content, authors: authors, records: records,
      adjudication: adjudication, answered: answered,
      policy: ReviewPolicy(approvals: approvals, adjudicators: adjudicators), pin: pin)
    return Standing(review, keys: keys)
  }

  /// The second word of a key line is the key.
  package static let reading = KeyReading { material in
    guard case .ssh(let line) = material, let word = line.split(separator: " ").dropFirst().first else {
      return .unusable(reason: "is none", help: "")
    }
    return .key(KeyIdentity(raw: Array(word.utf8), name: "SHA256:\(word)"))
  }
}

extension Standing {
  /// Why the record of a person and round does not count.
  package func why(_ person: String, _ round: Int = 1) -> Discount? {
    discounted.first { $0.record.person == person && $0.record.round == round }?.why
  }
}
