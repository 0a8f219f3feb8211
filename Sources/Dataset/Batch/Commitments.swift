import Documents

/// The secrets that were fixed before a batch was filled, `commitments` in `batch.yaml`: nobody can choose one later by
/// the sample that it would draw.
package struct Commitments: Hashable, Sendable {
  /// One person's secrets for the attempts to come.
  package struct Commitment: Hashable, Sendable {
    /// Whose secrets they are, by id.
    package let person: String
    /// For each attempt the SHA-256 of the file that reveals the secret (``Secret/file``): `sha256sum` prints it.
    package let digests: [String]

    package init(person: String, digests: [String]) {
      self.person = person
      self.digests = digests
    }

    /// The digest for an attempt, counted from 1; nil where none is left.
    package func digest(ofAttempt attempt: Int) -> String? {
      digests.indices.contains(attempt - 1) ? digests[attempt - 1] : nil
    }
  }

  package let calibrator: Commitment?
  /// Somebody with no part in the batch: an owner, or another stream's calibrator.
  package let witness: Commitment?

  package init(calibrator: Commitment? = nil, witness: Commitment? = nil) {
    self.calibrator = calibrator
    self.witness = witness
  }

  /// Reads `commitments`; what is missing or of another form is left out.
  init(_ node: Node?) {
    self.init(
      calibrator: node?["calibrator"].flatMap(Commitment.init), witness: node?["witness"].flatMap(Commitment.init))
  }

  /// The calibrator's, and the witness's where there is one, in the order in which they make a seed.
  package var all: [Commitment] { [calibrator, witness].compactMap { $0 } }

  /// Whether a person has committed to secrets, and so must have no part in the batch.
  package func includes(_ person: String) -> Bool { all.contains { $0.person == person } }

  /// The people whose secrets draw an attempt's sample, in the order of the seed; empty where a secret is missing, and
  /// the whole batch has to be audited.
  package func people(drawing attempt: Int, withWitness wantsWitness: Bool) -> [String] {
    guard calibrator != nil, !wantsWitness || witness != nil else { return [] }
    guard all.allSatisfy({ $0.digest(ofAttempt: attempt) != nil }) else { return [] }
    return all.map(\.person)
  }

  /// What is committed for a person's secret of an attempt; nil where nothing is.
  package func digest(of person: String, attempt: Int) -> String? {
    all.first { $0.person == person }?.digest(ofAttempt: attempt)
  }
}

extension Commitments.Commitment {
  init?(_ node: Node) {
    guard let person = node["person"]?.string, let secrets = node["secrets"], secrets.kind == .sequence else {
      return nil
    }
    let digests = secrets.elements.map { $0.string ?? "" }
    guard digests.allSatisfy({ $0.isHex(digits: 64) }) else { return nil }
    self.init(person: person, digests: digests)
  }
}

/// A secret of one person for one attempt: 32 random bytes, kept outside the work tree until the attempt is frozen.
package struct Secret: Hashable, Sendable {
  /// The bytes as 64 lower-case hex digits, as the seed takes them.
  package let text: String

  /// Nil where the text is anything else than 64 lower-case hex digits.
  package init?(_ text: String) {
    guard text.isHex(digits: 64) else { return nil }
    self.text = text
  }

  /// Reads the file that reveals a secret; nil where it holds anything else than the digits and a line feed.
  package init?(file: [UInt8]) {
    guard file.count == 65, file.last == 0x0A, let text = String(validating: file.dropLast(), as: UTF8.self) else {
      return nil
    }
    self.init(text)
  }

  /// The file that reveals it, `attempts/<k>/secrets/<person>`.
  package var file: [UInt8] { Array("\(text)\n".utf8) }
}
