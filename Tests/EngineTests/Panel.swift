import Dataset
import Documents
import Engine
import Testing

/// One item with its reviewers: Ada wrote it, Grace, Alan, Barbara and Edsger judge.
struct Panel {
  static let name = ItemName(stream: "notes", batch: "b1", id: "n-1")
  static let now = ItemContent(blob: String(repeating: "a", count: 40), sha256: String(repeating: "a", count: 64))
  static let dataset = "7f8c2a52-0000-4000-8000-000000000001"

  var people = """
    format: 1
    people:
      ada: {name: Ada, emails: [ada@example.com], roles: {}, keys: [{key: ssh-ed25519 KA}]}
      grace: {name: Grace, emails: [grace@example.com], roles: {}, keys: [{key: ssh-ed25519 KG}]}
      alan: {name: Alan, emails: [alan@example.com], roles: {}, keys: [{key: ssh-ed25519 KT}]}
      barbara: {name: Barbara, emails: [barbara@example.com], roles: {}, keys: [{key: ssh-ed25519 KB}]}
      edsger: {name: Edsger, emails: [edsger@example.com], roles: {}, keys: [{key: ssh-ed25519 KE}]}
    """
  var authors: Set<String> = ["ada"]
  var records: [ReviewRecord] = []
  var adjudication: Adjudication?
  /// What the adjudication answers; nil where it does not say.
  var answered: Set<AnsweredVerdict>?
  var adjudicators: [String]?
  var approvals = 2
  var content = Panel.now
  var pin = Version(major: 1, minor: 1, patch: 0)

  private static let keys = [
    "ada": "SHA256:KA", "grace": "SHA256:KG", "alan": "SHA256:KT", "barbara": "SHA256:KB", "edsger": "SHA256:KE",
    "donald": "SHA256:KD",
  ]

  static func subject(
    dataset: String = Panel.dataset, item: ItemName = Panel.name, content: ItemContent = Panel.now,
    rubric: String = "1.1.0"
  ) -> Subject {
    Subject(dataset: dataset, item: item, content: content, rubric: Version(rubric)!)
  }

  static func record(
    _ person: String, _ verdict: ReviewVerdict, round: Int = 1, about subject: Subject = Panel.subject(),
    key: String? = nil
  ) -> ReviewRecord {
    ReviewRecord(
      person: person, round: round, subject: subject, verdict: verdict, key: key ?? keys[person] ?? "SHA256:K?")
  }

  static func adjudication(
    _ person: String, _ verdict: ReviewVerdict, about subject: Subject = Panel.subject(), key: String? = nil
  ) -> Adjudication {
    Adjudication(
      subject: subject, by: person, key: key ?? keys[person] ?? "SHA256:K?", verdict: verdict, reason: "because")
  }

  /// A verdict as a decision lists it.
  static func answered(_ person: String, round: Int? = 1) -> AnsweredVerdict {
    AnsweredVerdict(person: person, round: round, sha256: String(repeating: "c", count: 64))
  }

  /// The name of a person's key.
  static func key(of person: String) -> String { keys[person] ?? "SHA256:K?" }

  /// Everybody's keys.
  func keys() throws -> SigningKeys {
    let document = try #require(Document.read(Array(people.utf8), as: .yaml).document)
    return SigningKeys(People(document, path: "people.yaml"), Self.reading)
  }

  func standing() throws -> Standing {
    let keys = try keys()
    let review = ReviewCase(
      dataset: Self.dataset, item: Self.name, content: content, authors: authors, records: records,
      adjudication: adjudication, answered: answered,
      policy: ReviewPolicy(approvals: approvals, adjudicators: adjudicators), pin: pin)
    return Standing(review, keys: keys)
  }

  /// The second word of a key line is the key.
  static let reading = KeyReading { material in
    guard case .ssh(let line) = material, let word = line.split(separator: " ").dropFirst().first else {
      return .unusable(reason: "is none", help: "")
    }
    return .key(KeyIdentity(raw: Array(word.utf8), name: "SHA256:\(word)"))
  }
}

extension Standing {
  /// Why the record of a person and round does not count.
  func why(_ person: String, _ round: Int = 1) -> Discount? {
    discounted.first { $0.record.person == person && $0.record.round == round }?.why
  }
}
