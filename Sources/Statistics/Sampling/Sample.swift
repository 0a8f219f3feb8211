/// The items that the calibrator audits: those with the smallest tickets, so that anybody can draw them again and
/// nobody could choose them (after Rivest's consistent sampling, as election audits use it).
package struct Sample: Hashable, Sendable {
  /// An item that may be drawn.
  package struct Candidate: Hashable, Sendable {
    /// The item's id.
    package let id: String
    /// Who wrote it.
    package let annotators: [String]

    package init(id: String, annotators: [String]) {
      self.id = id
      self.annotators = annotators
    }
  }

  /// The sample proper, in the order of the tickets: on these alone rests the bound.
  package let drawn: [String]
  /// What is audited on top, so that enough of each annotator's is, in the order of the tickets.
  package let added: [String]

  /// Draws a sample.
  ///
  /// - Parameters:
  ///   - candidates: the items of the batch, in any order; no id twice.
  ///   - seed: the seed in lower-case hex.
  ///   - size: how many items to draw; all of them where there are no more.
  ///   - minimum: of each annotator this many items are audited at least, or all where there are fewer.
  package init(from candidates: [Candidate], seed: String, size: Int, minimum: Int, digest: Digest) {
    let tickets = candidates.map { (ticket: digest(Self.ticket(of: $0.id, seed: seed)), candidate: $0) }
    // Digests are ASCII of one length: their order as texts is that of the numbers.
    let order = tickets.sorted { ($0.ticket, $0.candidate.id) < ($1.ticket, $1.candidate.id) }.map(\.candidate)
    drawn = order.prefix(max(0, size)).map(\.id)
    // An annotator's share of the sample are the first of their own items, so those on top are the next.
    var audited: [String: Int] = [:]
    var wanted: [String] = []
    for (place, item) in order.enumerated() {
      let isWanted = item.annotators.contains { audited[$0, default: 0] < minimum }
      for annotator in Set(item.annotators) { audited[annotator, default: 0] += 1 }
      if place >= size, isWanted { wanted.append(item.id) }
    }
    added = wanted
  }

  /// What an item's ticket is the SHA-256 of: `"git-dataset/ticket/1\n" seed "\n" item-id "\n"`.
  package static func ticket(of id: String, seed: String) -> [UInt8] {
    Array("git-dataset/ticket/1\n\(seed)\n\(id)\n".utf8)
  }
}
