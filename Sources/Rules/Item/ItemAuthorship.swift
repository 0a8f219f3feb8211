import Dataset
import Diagnostics
import Engine

/// An author's signature over an item, `proofs/ITEM/PERSON-SHA256.sig`, is that person's, in this dataset, over this
/// item with the content that its name says, and the item lists the person.
///
/// The key is active. The content may be an earlier one than the item has in the commit, as where a forge makes one
/// commit of several.
///
/// Why: from then on its name alone says that the person is an author of their own will, and what the item held when
/// they signed. One that somebody else made, or about something else, would say so for them.
///
/// Fix: take the file out, and let the person make it: `git dataset own ITEM`.
struct ItemAuthorship: StatementRule {
  static let id: RuleID = "item/authorship"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let authority = commit.authority
    for proof in commit.reviews.proofs {
      guard let authorship = proof.authorship,
        let message = Self.fault(of: proof, authorship, commit, by: authority)
      else { continue }
      findings.add(message, to: commit, at: proof.path)
    }
  }

  private static func fault(
    of proof: ChangedProof, _ authorship: ChangedProof.Authorship, _ commit: JudgedCommit, by authority: Policy
  ) -> CommitFault? {
    guard let said = proof.proof else { return .noProof(nil) }
    guard let signer = authority.signer(of: commit.change.detached[proof.path]) else {
      return .noProof(commit.change.detached[proof.path])
    }
    guard signer.person.id == authorship.person else { return .other(authorship.person, signer.person) }
    guard said.dataset == authority.manifest.id else { return .otherDataset(said.dataset) }
    guard let item = commit.reviews.items[authorship.item] else { return .noItem(authorship.item) }
    guard said.lines.contains(where: { $0.sha256 == authorship.sha256 && commit.isFile($0.path, of: authorship) })
    else { return .notOver(authorship) }
    guard case .listed(let people) = item.parts.listed, people.contains(authorship.person) else {
      return .notListed(authorship)
    }
    guard !item.parts.words.disowned.contains(authorship.person) else {
      return .disowned(authorship)
    }
    return nil
  }
}

extension JudgedCommit {
  /// Whether a path is the file of the item that a signature is about.
  fileprivate func isFile(_ path: String, of authorship: ChangedProof.Authorship) -> Bool {
    guard case .batch(let batch, .item(let id, _)) = layout.place(of: path) else { return false }
    return batch == authorship.item.batchName && id == authorship.item.id
  }
}

extension CommitFault {
  private static func own(_ item: ItemName) -> String {
    "take it out, and let its author sign: git dataset own \(item)"
  }

  fileprivate static func noProof(_ state: SignatureState?) -> CommitFault {
    CommitFault(
      state.shortcoming.map { "the signature \($0)" } ?? "the file is no signature over an item",
      mend: "let git dataset own write it")
  }

  fileprivate static func other(_ person: String, _ signer: Person) -> CommitFault {
    CommitFault(
      "the signature is named after \(person.shown()), and \(signer.id) made it",
      mend: "nobody signs for another: take it out")
  }

  fileprivate static func otherDataset(_ dataset: String) -> CommitFault {
    CommitFault("the signature was made in another dataset, \(dataset.shown())", mend: "take it out")
  }

  fileprivate static func noItem(_ item: ItemName) -> CommitFault {
    CommitFault("there is no item \(item) to be an author of", mend: "take the signature out")
  }

  fileprivate static func notOver(_ authorship: ChangedProof.Authorship) -> CommitFault {
    CommitFault(
      "the signature is not over the content of \(authorship.item) that its name says", help: own(authorship.item))
  }

  fileprivate static func notListed(_ authorship: ChangedProof.Authorship) -> CommitFault {
    CommitFault(
      "\(authorship.person.shown()) signs \(authorship.item) as an author, and is not among its `authors`",
      mend: "take the signature out, or add the person to the list, which changes the item, and sign anew")
  }

  fileprivate static func disowned(_ authorship: ChangedProof.Authorship) -> CommitFault {
    CommitFault(
      "\(authorship.person.shown()) has disowned \(authorship.item), and signs it as an author",
      mend: "take the signature out; what was disowned stays so")
  }
}
