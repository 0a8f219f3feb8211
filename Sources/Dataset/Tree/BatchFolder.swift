package import Documents

/// Where a batch lies, and so the path of each of its files: what `Layout` reads, this writes.
package struct BatchFolder: Hashable, Sendable, CustomStringConvertible {
  /// The folder, without a closing `/`; empty for the folder itself, from where records name their files.
  package let path: String

  /// The folder as its own files see it: what it writes begins inside.
  package static let here = BatchFolder("")

  package init(_ path: String) {
    self.path = path
  }

  package var description: String { path }

  package var manifest: String { below("batch.yaml") }
  package var signOff: String { below("sign-off.yaml") }
  /// The salted digests of the items whose answers are known.
  package var controlDigests: String { below("seeded.yaml") }

  package var items: String { below("items") }
  package var reviews: String { below("reviews") }
  package var judgements: String { below("judgements") }
  package var adjudications: String { below("adjudications") }
  package var withdrawals: String { below("withdrawn") }
  package var disownings: String { below("disowned") }
  package var waivers: String { below("waivers") }
  package var seals: String { below("seals") }
  package var proofs: String { below("proofs") }
  package var attempts: String { below("attempts") }

  /// The file of an item.
  package func item(_ id: String, _ format: Format) -> String { "\(items)/\(id).\(format.rawValue)" }

  /// The folder of an item's sidecars.
  package func sidecars(of item: String) -> String { "\(items)/\(item)" }

  /// The folder of the reviews of an item.
  package func reviews(of item: String) -> String { "\(reviews)/\(item)" }

  /// The review of an item that a person gave in a round.
  package func review(of item: String, by person: String, round: Int) -> String {
    "\(reviews)/\(item)/\(person).\(round).yaml"
  }

  /// The folder of what annotators say about an item.
  package func judgements(of item: String) -> String { "\(judgements)/\(item)" }

  /// What an annotator says about an item.
  package func judgement(of item: String, by person: String) -> String { "\(judgements)/\(item)/\(person).yaml" }

  /// What settles a dispute about an item.
  package func adjudication(of item: String) -> String { "\(adjudications)/\(item).yaml" }

  /// What takes an item out for good.
  package func withdrawal(of item: String) -> String { "\(withdrawals)/\(item).yaml" }

  /// The folder of the signatures of an item's authors.
  package func authorships(of item: String) -> String { "\(proofs)/\(item)" }

  /// An author's signature over an item whose file has the digest.
  package func authorship(of item: String, by person: String, sha256: String) -> String {
    "\(proofs)/\(item)/\(person)-\(sha256).sig"
  }

  /// The folder of who was listed as an author of an item, and is none.
  package func disownings(of item: String) -> String { "\(disownings)/\(item)" }

  /// What says that a person who was listed as an author of an item is none.
  package func disowning(of item: String, by person: String) -> String { "\(disownings)/\(item)/\(person).yaml" }

  /// The folder of what people have waived of an item.
  package func waivers(of item: String) -> String { "\(waivers)/\(item)" }

  /// The folder of who has waived what a check finds in an item.
  package func waivers(of item: String, check: String) -> String { "\(waivers)/\(item)/\(check)" }

  /// What says that a person has waived what a check finds in an item.
  ///
  /// - Parameter check: the check's id, whose stroke makes two folders of it.
  package func waiver(of item: String, check: String, by person: String) -> String {
    "\(waivers)/\(item)/\(check)/\(person).yaml"
  }

  /// The seals of a person.
  package func seal(of person: String) -> String { "\(seals)/\(person).yaml" }

  /// A signature over statements.
  package func proof(named name: String) -> String { "\(proofs)/\(name).sig" }

  /// An attempt at the audit.
  package func attempt(_ number: Int) -> AttemptFolder { AttemptFolder("\(attempts)/\(number)") }

  private func below(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }
}

/// Where an attempt at the audit of a batch lies, and so the path of each of its files.
package struct AttemptFolder: Hashable, Sendable {
  /// The folder, without a closing `/`.
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  package var plan: String { "\(path)/plan.yaml" }
  package var result: String { "\(path)/result.yaml" }
  package var secrets: String { "\(path)/secrets" }
  package var labels: String { "\(path)/gold" }
  /// The folder of what reveals control items.
  package var controls: String { "\(path)/seeded" }

  /// The secret that a person revealed.
  package func secret(of person: String) -> String { "\(secrets)/\(person)" }

  /// The gold label of an item.
  package func label(of item: String) -> String { "\(labels)/\(item).yaml" }

  /// What reveals a control item.
  package func control(of item: String) -> String { "\(controls)/\(item).yaml" }
}
