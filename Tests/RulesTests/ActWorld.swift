import Dataset
import Diagnostics
import Documents
import Engine
import Intake
import Signatures
import Testing

/// What somebody has to do with the item before they do anything else.
enum ActPart: String, CaseIterable {
  case none, author, importer, answerer, judge, sealedJudge, reviewer, sealedReviewer, sealedBoth, drawing, auditing
  /// Others' words can be read already.
  case latecomer
}

/// What somebody does with the item.
enum ActDeed: String, CaseIterable {
  case review, withdraw, judge, adjudicate, revealVerdict, revealJudgement
}

/// An item that Ada wrote, Grace before it, and the commit that her deed would make.
struct ActWorld {
  let deed: ActDeed
  let part: ActPart
  /// Grace's roles, as a people file lists them.
  let roles: String
  var state = "open"
  /// Whether nobody sees the others' words before they are fixed.
  var isSealed = false
  /// Who decides where others differ, as the manifest lists them; nil for any reviewer.
  var adjudicators: String?

  static let batch = BatchName(stream: "notes", batch: "b1")
  static let folder = "streams/notes/batches/b1"
  static let name = ItemName(stream: "notes", batch: "b1", id: "n-1")
  private static let salt = String(repeating: "5a", count: 32)
  private static let keys = [
    "ada": "AAAAC3NzaC1lZDI1NTE5AAAAICDQTwKxZrvLrL+qpARiLXKVT4BwoXMaC+lVMeudFBTv",
    "grace": "AAAAC3NzaC1lZDI1NTE5AAAAIKT0S1EATy5QnSsHscoyXUQv6dA9bOm0FB2YHISqj1E5",
    "barbara": "AAAAC3NzaC1lZDI1NTE5AAAAIC3pkGwqnxvFSpwgVfg4eAvKITjQdbpma1WAViyVq1GY",
    "alan": "AAAAC3NzaC1lZDI1NTE5AAAAIMyZkw8zcYiSHqfNsB7HI69n9i1C7IRVfwFt9b1xt6sc",
  ]

  /// How many people approve an item, and judge it.
  private var needed: Int { isSealed ? 2 : 1 }

  private var manifest: String {
    let named = adjudicators.map { ", adjudicators: \($0)" } ?? ""
    return """
      format: 1
      id: \(Self.dataset)
      name: notes
      license: CC-BY-4.0
      purpose: training
      streams:
        notes:
          type: note
          rubric: 1.1.0
          review: {approvals: \(needed), independent: \(isSealed)\(named)}
          judgements: 2
      """
  }

  private static let dataset = "7f8c2a52-0000-4000-8000-000000000001"

  private var people: String {
    let others = "{notes: [annotator, reviewer, calibrator]}"
    let all = [
      ("ada", "Ada Lovelace", "{notes: [annotator]}"), ("grace", "Grace Hopper", roles),
      ("barbara", "Barbara Liskov", others),
      ("alan", "Alan Turing", "{notes: [annotator, reviewer, calibrator], dataset: [owner]}"),
    ]
    return "format: 1\npeople:\n"
      + all.map { id, name, roles in
        """
          \(id):
            name: \(name)
            emails: [\(id)@example.com]
            roles: \(roles)
            keys: [{key: ssh-ed25519 \(Self.keys[id] ?? "") \(id)}]

        """
      }.joined()
  }

  private var item: String {
    let authors = part == .author ? "[ada, grace]" : "[ada]"
    let more =
      switch part {
      case .importer: "imported_by: grace\n"
      case .answerer: "any: text\nresponses: {a: {author: grace}, b: {author: ada}}\n"
      default: ""
      }
    return "id: n-1\ntype: note\nauthors: \(authors)\nrubric: 1.0.0\ntitle: On compilers\n\(more)"
  }

  private var content: ItemContent {
    let sha256 = ContentDigest.sha256(item.utf8)
    return ItemContent(blob: String(sha256.prefix(40)), sha256: sha256)
  }

  private var subject: Subject {
    Subject(
      dataset: Self.dataset, item: Self.name, content: content, rubric: Version(major: 1, minor: 1, patch: 0))
  }

  private static func key(of person: String) -> String { names[person] ?? "" }

  /// The names of the keys.
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    let world = ActWorld(deed: .review, part: .none, roles: "{}")
    guard let document = Document.read(Array(world.people.utf8), as: .yaml).document else { return [:] }
    for person in People(document, path: "people.yaml").all {
      names[person.id] = person.keys.first.flatMap { KeyReading.standard.identity(of: $0)?.name }
    }
    return names
  }()
}

extension ActWorld {
  private func record(
    _ person: String, _ verdict: ReviewVerdict, round: Int = 1, salted: Bool = false
  ) -> ReviewRecord {
    ReviewRecord(
      person: person, round: round, subject: subject, verdict: verdict,
      comment: verdict == .approve ? nil : "because", key: Self.key(of: person), salt: salted ? Self.salt : nil)
  }

  private func judgement(_ person: String, salted: Bool) -> Judgement {
    Judgement(
      person: person, subject: subject, key: Self.key(of: person), salt: salted ? Self.salt : nil,
      fields: [.init("better", .integer(1))])
  }

  private static func text(_ value: Value) -> String { String(decoding: value.written(as: .yaml), as: UTF8.self) }

  /// A person's seals of what they have to say.
  private func seals(of person: String, _ kinds: [Seal.Kind]) -> String {
    let seals = kinds.map { kind in
      let value = kind == .review ? record(person, .approve, salted: true).value : judgement(person, salted: true).value
      return Seal(
        item: "n-1", blob: content.blob, digest: ContentDigest.sha256(value.written(as: .yaml)), kind: kind)
    }
    return Self.text(SealFile(dataset: Self.dataset, batch: Self.batch, seals: seals).value)
  }

  /// What grace has sealed before.
  private var sealed: [Seal.Kind] {
    switch part {
    case .sealedReviewer: [.review]
    case .sealedJudge: [.judgement]
    case .sealedBoth: [.judgement, .review]
    default: []
    }
  }

  /// What a decision answers.
  private var theirs: ReviewRecord { record("barbara", .reject) }

  private var answered: AnsweredVerdict {
    AnsweredVerdict(person: "barbara", round: 1, sha256: ContentDigest.sha256(theirs.value.written(as: .yaml)))
  }

  private var round: Int { part == .reviewer ? 2 : 1 }

  /// The files of the state before, by their paths.
  private var before: [(path: String, text: String)] {
    let batch =
      "format: 1\nkind: delivery\nrubric: 1.1.0\nstate: \(state)\ntitle: The first notes\n"
      + (part == .drawing
        ? "commitments: {calibrator: {person: grace, secrets: [\"\(ContentDigest.sha256([1]))\"]}}\n" : "")
    var files = [
      ("dataset.yaml", manifest), ("people.yaml", people), ("\(Self.folder)/items/n-1.yaml", item),
      ("\(Self.folder)/batch.yaml", batch),
      (
        "streams/notes/judgement.yaml",
        "type: object\nrequired: [better]\nproperties:\n  better: {type: integer, minimum: -3, maximum: 3, "
          + "description: How much better the note is.}\nunevaluatedProperties: {type: string}\n"
      ),
    ]
    func add(_ file: String, _ text: String) { files.append(("\(Self.folder)/\(file)", text)) }
    switch part {
    case .judge:
      let made = judgement("grace", salted: isSealed)
      add(made.file, Self.text(made.value))
    case .reviewer:
      let made = record("grace", .approve)
      add(made.file, Self.text(made.value))
    case .latecomer:
      let (review, judged) = (record("alan", .approve), judgement("barbara", salted: isSealed))
      add(review.file, Self.text(review.value))
      add(judged.file, Self.text(judged.value))
    case .auditing:
      add(
        "attempts/1/gold/n-1.yaml",
        Self.text(
          GoldLabel(
            subject: subject, attempt: 1, isDefective: false, scores: ["clear": 2], findings: [],
            by: "grace", key: Self.key(of: "grace")
          ).value))
    default: break
    }
    if deed == .adjudicate { add(theirs.file, Self.text(theirs.value)) }
    if !sealed.isEmpty { add("seals/grace.yaml", seals(of: "grace", sealed)) }
    if deed == .revealVerdict || deed == .revealJudgement {
      add("seals/alan.yaml", seals(of: "alan", [.review]))
      add("seals/barbara.yaml", seals(of: "barbara", [.judgement]))
    }
    return files
  }
}

extension ActWorld {
  /// What the commit writes.
  private var file: (path: String, text: String) {
    switch deed {
    case .review where isSealed && part != .reviewer:
      return ("seals/grace.yaml", seals(of: "grace", sealed + [.review]))
    case .judge where isSealed: return ("seals/grace.yaml", seals(of: "grace", sealed + [.judgement]))
    case .review, .withdraw, .revealVerdict:
      let verdict: ReviewVerdict = deed == .withdraw ? .withdraw : round == 2 ? .requestChanges : .approve
      let made = record("grace", verdict, round: round, salted: deed == .revealVerdict)
      return (made.file, Self.text(made.value))
    case .judge, .revealJudgement:
      let made = judgement("grace", salted: deed == .revealJudgement)
      return (made.file, Self.text(made.value) + (part == .judge ? "note: again\n" : ""))
    case .adjudicate:
      let made = Adjudication(
        subject: subject, by: "grace", key: Self.key(of: "grace"), verdict: .requestChanges, reason: "because",
        answers: [answered])
      return (made.file, Self.text(made.value))
    }
  }

  private var message: String {
    let isSeal = file.path.hasPrefix("seals/")
    if deed == .revealJudgement || deed == .judge && !isSeal { return "Judge n-1 of notes/b1\n" }
    let verdict: ReviewVerdict? =
      switch deed {
      case _ where isSeal: nil
      case .withdraw: .withdraw
      case .adjudicate: .requestChanges
      default: round == 2 ? .requestChanges : .approve
      }
    return Statement(
      action: isSeal ? .seal : deed == .adjudicate ? .adjudicate : .review, batch: Self.batch,
      rubric: RubricReference(stream: "notes", version: subject.rubric),
      entries: [.init(verdict: verdict, item: "n-1", blob: content.blob)],
      reviewer: Mailbox(name: "Grace Hopper", email: "grace@example.com")
    ).message
  }

  /// What happens, as a case file would tell it.
  private var story: CaseFile.Case {
    func fence(_ words: [String], _ text: String) -> Fence {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return Fence(words, body: lines.last == "" ? lines.dropLast() : lines, file: "", range: 0..<0)
    }
    var entry = CaseFile.Case(title: "")
    entry.steps = before.map { fence(["yaml", $0.path, "before"], $0.text) }
    entry.steps.append(fence(["yaml", "\(Self.folder)/\(file.path)"], file.text))
    entry.steps.append(fence(["commit", "by=grace"], message))
    return entry
  }

  /// The rules that the server names where it refuses the commit; none where it takes it.
  func refusals(_ base: [[UInt8]: MemorySnapshot.File]) async throws -> Set<String> {
    let found = try await RuleCaseTests.findings(Story(story, base: base).inquiry())
    return Set(
      found.compactMap { line in
        line.firstMatch(of: /error\[([a-z\/-]+)\]/).map { String($0.1) }
      })
  }

  /// What the commands say is in the way; nil where nothing is.
  func obstacle(_ base: [[UInt8]: MemorySnapshot.File]) throws -> Obstacle? {
    let files = try Story(story, base: base).before
    func document(_ path: String) throws -> Document {
      let bytes = try #require(files[Array(path.utf8)]?.bytes)
      return try #require(Document.read(bytes, as: .yaml).document)
    }
    let people = People(try document("people.yaml"), path: "people.yaml")
    let policy = Policy(Manifest(try document("dataset.yaml")), people: people, reading: .standard)
    let state = DatasetState(MemorySnapshot(files).holdingItself, policy)
    let batch = try #require(try state.batch(Self.batch))
    let item = try #require(try state.item(Self.name))
    let act: Act =
      switch deed {
      case .review: .review(item)
      case .withdraw: .withdraw(item)
      case .judge: .judge(item)
      case .adjudicate: .adjudicate(item)
      case .revealVerdict: .reveal(.review, item)
      case .revealJudgement: .reveal(.judge, item)
      }
    return try state.obstacle(to: act, in: batch, by: try #require(people["grace"]))
  }
}

extension MemorySnapshot {
  /// The same, which finds its own contents by their ids.
  var holdingItself: MemorySnapshot {
    var snapshot = self
    for file in files.values { snapshot.contents[file.id] = file.bytes }
    return snapshot
  }
}
