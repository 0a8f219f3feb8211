package import Dataset
import Documents

/// Finds what commits say against items, on whatever ref: what a server keeps, so that nobody lands an item without it.
///
/// Nobody has judged who made these commits. So a verdict is one only where somebody signed it, or its commit, who may
/// review the stream by the policy of a protected ref, with a key that is active there.
package struct KeptVerdictSearch {
  private let policy: Policy

  /// A verdict that names somebody who may give it; whether that person signed it is another question.
  package struct Claim: Sendable {
    package let verdict: KeptVerdict
    let path: String
  }

  /// - Parameter tree: that of a protected ref's tip, whose policy counts.
  /// - Returns: nil where it lets items land that nobody approved, so that nobody asks who spoke against them.
  /// - Throws: ``Unreadable`` where the policy is there and cannot be read, which is no answer.
  package init?(policyOf tree: any Snapshot, _ keys: KeyReading) throws(Unreadable) {
    guard try tree.entry(at: Layout.manifestPath) != nil else { return nil }
    guard let manifest = try Manifest.read(in: tree) else {
      throw Unreadable(Layout.manifestPath, reason: "the one in force on a protected ref cannot be read")
    }
    guard manifest.streams.contains(where: { $0.review.gate == .landing }) else { return nil }
    guard let people = try People.read(by: manifest, in: tree) else {
      throw Unreadable(manifest.peoplePath, reason: "the one in force on a protected ref cannot be read")
    }
    policy = Policy(manifest, people: people, reading: keys)
  }

  /// What a commit claims.
  ///
  /// - Throws: ``Unreadable`` where a record cannot be read: nobody knows what it says.
  package func claims(in commit: CommitChange, _ tree: any Snapshot) throws(Unreadable) -> [Claim] {
    var claims: [Claim] = []
    for change in commit.changes {
      guard let entry = change.new, case .batch(let batch, let place) = policy.layout.place(of: change.path),
        let stream = policy.manifest.stream(named: batch.stream), stream.review.gate == .landing,
        let said = try said(entry, at: place, in: batch, tree), said.subject.dataset == policy.manifest.id,
        isEntitled(said, stream)
      else { continue }
      let verdict = KeptVerdict(
        subject: said.subject, person: said.person, round: said.round, verdict: said.verdict, key: said.key,
        others: policy.activeKeys(of: said.person).filter { $0 != said.key }, record: try tree.sha256(of: entry),
        commit: commit.id)
      claims.append(Claim(verdict: verdict, path: change.path))
    }
    return claims
  }

  /// What a record says, by the place where it lies.
  private typealias Said = (person: String, round: Int?, subject: Subject, verdict: ReviewVerdict, key: String)

  /// What is said against an item; nil where it is anything else.
  private func said(
    _ entry: FileEntry, at place: Place.BatchFile, in batch: BatchName, _ tree: any Snapshot
  ) throws(Unreadable) -> Said? {
    var (said, id): (Said?, String?)
    switch place {
    case .review(let item, let person, let round):
      guard let record = ReviewRecord(try document(entry, tree), of: person), record.round == round else { return nil }
      (said, id) = ((person, round, record.subject, record.verdict, record.key), item)
    case .adjudication(let item):
      guard let decision = Adjudication(try document(entry, tree)) else { return nil }
      (said, id) = ((decision.by, nil, decision.subject, decision.verdict, decision.key), item)
    default: return nil
    }
    guard let said, let id, said.verdict != .approve,
      said.subject.item == ItemName(stream: batch.stream, batch: batch.batch, id: id)
    else { return nil }
    return said
  }

  private func document(_ entry: FileEntry, _ tree: any Snapshot) throws(Unreadable) -> Document {
    guard let document = try ReviewReading(tree).document(entry) else {
      throw Unreadable(
        entry.path, reason: "a commit brings it, and it cannot be read, so nobody can say what is said there",
        help: "take it out of the commit that brings it: git rebase -i")
    }
    return document
  }

  private func isEntitled(_ said: Said, _ stream: StreamPolicy) -> Bool {
    guard let holder = policy.holder(ofKey: said.key), holder.person.id == said.person, holder.status == .active else {
      return false
    }
    guard said.round == nil, stream.review.adjudicators != nil else {
      return holder.person.has(.reviewer, in: stream.name)
    }
    return stream.review.names(said.person)
  }

  /// The claims whose authors signed them.
  ///
  /// - Parameter commit: the commit, with the states of the signatures that it carries.
  /// - Throws: ``Unreadable`` where nobody can say whether they did.
  package func signed(
    _ claims: [Claim], in commit: CommitChange, _ tree: any Snapshot
  ) throws(Unreadable) -> [Claim] {
    guard !claims.isEmpty else { return [] }
    var proofs: [(proof: Proof, signature: SignatureState?)] = []
    for change in commit.changes {
      guard let entry = change.new, entry.isFile, case .batch(_, .proof) = policy.layout.place(of: change.path),
        try tree.size(of: entry) <= Proof.mostBytes, let read = Proof.read(try tree.bytes(of: entry))
      else { continue }
      proofs.append((read.proof, commit.detached[change.path]))
    }
    var signed: [Claim] = []
    for claim in claims {
      let line = Proof.Line(sha256: claim.verdict.record, path: claim.path)
      let own = proofs.filter { $0.proof.dataset == policy.manifest.id && $0.proof.lines.contains(line) }
      let states = [commit.signature] + own.map(\.signature)
      guard !states.contains(where: { isSigned(claim.verdict, $0) }) else {
        signed.append(claim)
        continue
      }
      for state in states { try refuse(state, of: claim.verdict, in: commit) }
    }
    return signed
  }

  /// - Throws: ``Unreadable`` where the verdict could be signed all the same: another program looked, and saw nothing,
  /// or nothing good.
  private func refuse(_ state: SignatureState?, of verdict: KeptVerdict, in commit: CommitChange) throws(Unreadable) {
    let (reason, help): (String, String)
    switch state {
    case .unverifiable(let why, let what): (reason, help) = (why, what)
    case .bad(let why, let what) where !verdict.key.hasPrefix("SHA256:"):
      (reason, help) = ("the signature \(why)", what)
    default: return
    }
    throw Unreadable(
      "commit \(commit.id.prefix(12))",
      reason: "it speaks against \(verdict.subject.item), and nobody can say whether \(verdict.person) signed it: "
        + reason,
      help: help)
  }

  private func isSigned(_ verdict: KeptVerdict, _ signature: SignatureState?) -> Bool {
    guard let signer = policy.signer(of: signature) else { return false }
    return signer.person.id == verdict.person && signer.key == verdict.key
  }
}
