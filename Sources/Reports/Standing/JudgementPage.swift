import Dataset
import Diagnostics
import Documents
import Engine

/// How one item stands with those who judge it, and why, in lines for a terminal.
struct JudgementPage {
  private let item: ItemState
  private let stream: StreamPolicy
  private let standing: JudgementStanding
  /// Who has sealed a judgement that nobody can read yet.
  private let sealed: [String]
  /// Who may still judge the item.
  private let able: [String]
  /// Whether nobody can seal a judgement any more, since some can be read.
  private let isClosed: Bool
  /// Who may decide what the judgements leave open.
  private let thirds: [String]

  /// - Returns: nil where the stream wants no judgements.
  init?(_ item: ItemState, in state: DatasetState, _ stream: StreamPolicy, _ pin: Version) throws(Refusal) {
    let found = try orRefusal { () throws(Unreadable) in try state.judgementStanding(of: item, under: pin) }
    guard let standing = found else { return nil }
    self.item = item
    self.stream = stream
    self.standing = standing
    let counting = Set(standing.counting.map(\.person))
    let sealed = stream.sealsJudgements ? item.sealed.judges.subtracting(counting) : []
    self.sealed = sealed.sorted()
    let batch = try state.wantedBatch(item.name.batchName).batch
    able = try orRefusal { () throws(Unreadable) in try state.people(ableTo: .judge(item), in: batch) }.filter { id in
      !counting.contains(id) && !sealed.contains(id)
    }
    isClosed = stream.sealsJudgements && item.judgements.contains { $0.subject.content == item.content }
    thirds = try orRefusal { () throws(Unreadable) in try state.people(ableTo: .adjudicate(item), in: batch) }
  }

  var lines: [String] {
    let count = standing.counting.count
    var lines = ["Judgements: \(count < stream.judgements ? "\(count) of \(stream.judgements)" : "\(count)")"]
    if !sealed.isEmpty { lines.append("  sealed, and not shown yet: \(sealed.joined(separator: ", "))") }
    lines += standing.counting.map { "  \($0.person)  \(words(for: $0))" }
    lines += standing.discounted.map { "  \($0.judgement.person)  does not count: \($0.why.reason)" }
    if !standing.decided.isEmpty {
      lines.append("By \(stream.consensus.words): \(standing.decided.map(\.words).joined(separator: ", "))")
    }
    if case .undecided(let fields) = standing.state {
      lines.append("By \(stream.consensus.words), open: \(fields.joined(separator: ", ").shown(limit: 200))")
    }
    if let why = standing.adjudicationDiscount {
      lines.append("What \(item.reviews.adjudication?.by.shown() ?? "") decided does not count: \(why.reason)")
    }
    return lines
  }

  private func words(for judgement: Judgement) -> String {
    let scalars = judgement.fields.filter { entry in
      switch entry.value {
      case .number, .boolean: true
      case .string(let text): text.utf8.count <= 40
      case .null, .list, .mapping: false
      }
    }
    return scalars.filter { $0.key != "at" }.map { "\($0.key.shown()) \($0.value.inWords)" }.joined(separator: ", ")
  }

  /// What somebody can do now.
  var next: [String] {
    switch standing.state {
    case .consensus: return []
    case .undecided(let fields):
      guard !thirds.isEmpty else { return [stream.review.nobodyDecides] }
      return [
        "Who can decide: \(thirds.joined(separator: ", "))",
        "  git dataset adjudicate \(item.name) --decide \(fields[0].shown())=VALUE --comment WHY",
      ]
    case .incomplete(let have, let needed):
      guard have + sealed.count < needed else {
        return ["Next: they reveal their judgements, git dataset reveal \(item.name.batchName)"]
      }
      guard !isClosed else {
        guard sealed.isEmpty else {
          return ["Next: they reveal their judgements, git dataset reveal \(item.name.batchName)"]
        }
        return [
          "Judgements can be read, so nobody can seal an independent one any more: an author has to change the item."
        ]
      }
      guard able.count >= needed - have - sealed.count else {
        return ["Only \(able.count) annotators can still judge it: an owner has to add some."]
      }
      return ["Who can judge it: \(able.joined(separator: ", "))", "  git dataset judge \(item.name)"]
    }
  }
}

extension Consensus {
  /// To go on after "by".
  fileprivate var words: String {
    switch self {
    case .majority: "majority"
    case .median: "median"
    case .adjudicated: "all of them"
    }
  }
}
