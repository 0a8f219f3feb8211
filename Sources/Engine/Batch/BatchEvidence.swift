package import Dataset
package import Statistics

/// What is known of a batch that a commit freezes, audits, reopens or signs off, or from which it withdraws an item.
package struct BatchEvidence: Sendable {
  /// The batch with its attempts in the tree that judges the commit; nil where it is not there.
  package let before: BatchFiles?
  /// The same in the commit's own tree.
  package let after: BatchFiles?
  /// What the batch holds in the commit's own tree; nil where what is done does not ask.
  package let census: Census?
  /// Who had a part in the batch; nobody where what is done does not ask.
  package let parts: [Part]
  /// How each item of the batch stands with its reviewers; none where the batch is neither being frozen
  /// nor signed off.
  package let standings: [ItemStanding]
  /// The rubric that the batch pins; nil where it is neither being labelled nor frozen, or there is no such rubric.
  package let rubric: Rubric?
  /// How far people agree; nil where nothing is signed off, or the stream asks for no agreement.
  package let agreement: AgreementClaim?
  /// What is revealed of control items; nil where the batch is not being frozen.
  package let controls: ControlReveal?
  /// SHA-256.
  package let digest: Digest

  /// How one item stands.
  package struct ItemStanding: Sendable {
    package let item: ItemName
    package let path: String
    package let standing: Standing
    /// How it stands with those who judge it on their own; nil where the stream wants no judgements.
    package let judgements: JudgementStanding?

    /// Whether the item may be frozen.
    package var isSettled: Bool { standing.state == .approved && judgements?.isSettled ?? true }
  }
}

/// What somebody did in a batch, so that the person may not audit it.
package struct Part: Hashable, Sendable {
  /// In what way somebody had a part.
  package enum Kind: String, Sendable {
    case author = "an author"
    case reviewer = "a reviewer"
    case adjudicator = "the adjudicator"
    case judge = "a judge"
    case sealer = "a reviewer who sealed a verdict"
  }

  package let person: String
  package let kind: Kind
  /// The id of the first item concerned; nil where that is not known.
  package let item: String?

  package init(person: String, kind: Kind, item: String? = nil) {
    self.person = person
    self.kind = kind
    self.item = item
  }
}

extension Part {
  /// Everybody with a part in a batch, each once for each kind of part.
  ///
  /// - Parameters:
  ///   - folder: the folder of the batch.
  ///   - census: what the batch holds.
  static func all(
    in folder: BatchFolder, _ census: Census, _ layout: Layout, tree: any Snapshot
  ) throws(Unreadable) -> [Part] {
    var parts: [Part] = []
    let hasDisowned = try tree.entry(at: folder.disownings) != nil
    for entry in census.items {
      let words = hasDisowned ? try ReviewReading(tree).words(of: entry.item.name, in: folder, layout) : .none
      parts += words.authors(of: entry.item.people).sorted().map {
        Part(person: $0, kind: .author, item: entry.id)
      }
    }
    for records in [folder.reviews, folder.judgements] {
      for item in try tree.entries(in: records) ?? [] where item.mode == .directory {
        parts += try tree.entries(in: item.path)?.compactMap { part(at: layout.place(of: $0.path)) } ?? []
      }
    }
    parts += try tree.entries(in: folder.seals)?.compactMap { part(at: layout.place(of: $0.path)) } ?? []
    for entry in try tree.entries(in: folder.adjudications) ?? [] {
      guard case .batch(_, .adjudication(let item)) = layout.place(of: entry.path),
        let adjudication = try ReviewReading(tree).document(entry).flatMap({ Adjudication($0) })
      else { continue }
      parts += adjudication.deciders.map { Part(person: $0, kind: .adjudicator, item: item) }
    }
    var seen: Set<Part> = []
    return parts.filter { seen.insert(Part(person: $0.person, kind: $0.kind)).inserted }
  }

  private static func part(at place: Place) -> Part? {
    switch place {
    case .batch(_, .review(let item, let person, _)): Part(person: person, kind: .reviewer, item: item)
    case .batch(_, .judgement(let item, let person)): Part(person: person, kind: .judge, item: item)
    case .batch(_, .seal(let person)): Part(person: person, kind: .sealer)
    default: nil
    }
  }
}
