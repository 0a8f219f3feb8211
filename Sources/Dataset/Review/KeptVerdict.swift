/// What somebody entitled has said against the content of an item, as a server keeps it that saw it on whatever ref: an
/// approval taken back, changes asked for, a rejection, or a decision for one of these.
///
/// Whoever lands the item could leave the commit out that says so; then the tree alone does not tell.
package struct KeptVerdict: Hashable, Sendable {
  package let subject: Subject
  package let person: String
  /// Which look of the person's it is; nil where it is a decision between others.
  package let round: Int?
  /// Anything but an approval.
  package let verdict: ReviewVerdict
  /// The name of the key that signed it.
  package let key: String
  /// The names of the other keys that the person could have signed with then: whatever another key signs came later.
  package let others: [String]
  /// The SHA-256 of the record's file.
  package let record: String
  /// The id of the commit that brought it, so that it can be found.
  package let commit: String

  package init(
    subject: Subject, person: String, round: Int?, verdict: ReviewVerdict, key: String, others: [String] = [],
    record: String, commit: String
  ) {
    self.subject = subject
    self.person = person
    self.round = round
    self.verdict = verdict
    self.key = key
    self.others = others
    self.record = record
    self.commit = commit
  }
}

extension KeptVerdict {
  /// The verdict as a line of its batch's file, which names dataset and batch.
  fileprivate var line: String {
    [
      subject.item.id, subject.content.blob, subject.content.sha256, subject.rubric.description, person,
      round.map(String.init) ?? "-", verdict.rawValue,
      ([key] + others).joined(separator: ","), record, commit,
    ].joined(separator: " ")
  }

  /// Reads such a line; nil where it is anything else than ``line`` writes.
  fileprivate init?(_ line: Substring, dataset: String, _ batch: BatchName) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 10, words[0].isIdentifier, words[1].isHex(digits: 40), words[2].isHex(digits: 64),
      let rubric = Version(words[3]), words[4].isIdentifier, let verdict = ReviewVerdict(rawValue: words[6]),
      verdict != .approve, words[8].isHex(digits: 64), words[9].isHex(digits: 40)
    else { return nil }
    let keys = words[7].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !keys.contains("") else { return nil }
    self.init(
      subject: Subject(
        dataset: dataset, item: ItemName(stream: batch.stream, batch: batch.batch, id: words[0]),
        content: ItemContent(blob: words[1], sha256: words[2]), rubric: rubric),
      person: words[4], round: Int(words[5]), verdict: verdict, key: keys[0], others: Array(keys.dropFirst()),
      record: words[8], commit: words[9])
    guard self.line == line, round ?? 1 > 0 else { return nil }
  }

  /// What a later one of the same kind, by the same person about the same content, takes the place of.
  fileprivate var slot: Slot { Slot(subject: subject.content, item: subject.item.id, person: person, round == nil) }

  fileprivate struct Slot: Hashable {
    let subject: ItemContent
    let item: String
    let person: String
    let isDecision: Bool

    init(subject: ItemContent, item: String, person: String, _ isDecision: Bool) {
      self.subject = subject
      self.item = item
      self.person = person
      self.isDecision = isDecision
    }
  }
}

/// The verdicts that a server keeps of one batch, as a file: a line that says of which dataset and batch, and how many
/// they are, and a line for each verdict.
package struct KeptVerdictFile: Sendable {
  /// The most verdicts of one person in one batch: more contents than a batch has items, several times over.
  package static let mostOfPerson = 50_000
  private static let heading = "git-dataset/withdrawals/1"

  package let dataset: String
  package let batch: BatchName
  /// In the order of their lines.
  package var verdicts: [KeptVerdict] { slots.values.sorted { $0.line < $1.line } }
  private var slots: [KeptVerdict.Slot: KeptVerdict] = [:]

  package init(dataset: String, batch: BatchName) {
    self.dataset = dataset
    self.batch = batch
  }

  /// Reads a file; nil where it is anything but what ``bytes`` writes.
  package init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
    var lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    // A file that was cut at the end of a line would tell less, and say so nowhere.
    guard words.count == 4, words[0] == Self.heading, !words[1].isEmpty, let batch = BatchName(String(words[2])),
      words[3] == String(lines.count)
    else { return nil }
    self.init(dataset: String(words[1]), batch: batch)
    for line in lines {
      guard let verdict = KeptVerdict(line, dataset: dataset, batch), slots[verdict.slot] == nil else { return nil }
      slots[verdict.slot] = verdict
    }
  }

  package var bytes: [UInt8] {
    let lines = ["\(Self.heading) \(dataset) \(batch) \(slots.count)"] + verdicts.map(\.line)
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Takes a verdict in. Of a person's on the same content only the newest is kept, so that nobody fills a disk by
  /// saying the same again.
  ///
  /// - Returns: whether anything changed.
  package mutating func add(_ verdict: KeptVerdict) -> Bool {
    if let known = slots[verdict.slot], known.round ?? 0 >= verdict.round ?? 0 { return false }
    slots[verdict.slot] = verdict
    return true
  }

  /// Somebody with more verdicts than a file takes; nil where nobody has.
  package var tooMany: String? {
    let counts = Dictionary(slots.values.map { ($0.person, 1) }, uniquingKeysWith: +)
    return counts.filter { $0.value > Self.mostOfPerson }.keys.min()
  }
}
