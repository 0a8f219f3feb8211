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
struct ItemAuthorship: CommitRule {
  static let id: RuleID = "item/authorship"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let authority = context.authority else { return }
    for proof in context.reviews.proofs {
      guard let authorship = proof.authorship,
        let message = Self.fault(of: proof, authorship, commit, context, authority)
      else { continue }
      findings.add(message, at: Location(path: proof.path, commit: commit.id))
    }
  }

  private static func fault(
    of proof: ChangedProof, _ authorship: ChangedProof.Authorship, _ commit: CommitChange, _ context: CommitContext,
    _ authority: PolicyInForce
  ) -> Finding.Message? {
    guard let said = proof.proof else { return .noProof(nil) }
    guard let signer = authority.signer(of: commit.detached[proof.path]) else {
      return .noProof(commit.detached[proof.path])
    }
    guard signer.person.id == authorship.person else { return .other(authorship.person, signer.person) }
    guard said.dataset == authority.manifest.id else { return .otherDataset(said.dataset) }
    guard let item = context.reviews.items[authorship.item] else { return .noItem(authorship.item) }
    guard said.lines.contains(where: { $0.sha256 == authorship.sha256 && context.isFile($0.path, of: authorship) })
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

extension CommitContext {
  /// Whether a path is the file of the item that a signature is about.
  fileprivate func isFile(_ path: String, of authorship: ChangedProof.Authorship) -> Bool {
    guard case .batch(let batch, .item(let id, _)) = layout.place(of: path) else { return false }
    return batch == authorship.item.batchName && id == authorship.item.id
  }
}

extension Finding.Message {
  private static func own(_ item: ItemName) -> String {
    "take it out, and let its author sign: git dataset own \(item)"
  }

  fileprivate static func noProof(_ state: SignatureState?) -> Finding.Message {
    Finding.Message(
      state.shortcoming.map { "the signature \($0)" } ?? "the file is no signature over an item",
      help: "let git dataset own write it")
  }

  fileprivate static func other(_ person: String, _ signer: Person) -> Finding.Message {
    Finding.Message(
      "the signature is named after \(person.shown()), and \(signer.id) made it",
      help: "nobody signs for another: take it out")
  }

  fileprivate static func otherDataset(_ dataset: String) -> Finding.Message {
    Finding.Message("the signature was made in another dataset, \(dataset.shown())", help: "take it out")
  }

  fileprivate static func noItem(_ item: ItemName) -> Finding.Message {
    Finding.Message("there is no item \(item) to be an author of", help: "take the signature out")
  }

  fileprivate static func notOver(_ authorship: ChangedProof.Authorship) -> Finding.Message {
    Finding.Message(
      "the signature is not over the content of \(authorship.item) that its name says", help: own(authorship.item))
  }

  fileprivate static func notListed(_ authorship: ChangedProof.Authorship) -> Finding.Message {
    Finding.Message(
      "\(authorship.person.shown()) signs \(authorship.item) as an author, and is not among its `authors`",
      help: "take the signature out, or add the person to the list, which changes the item, and sign anew")
  }

  fileprivate static func disowned(_ authorship: ChangedProof.Authorship) -> Finding.Message {
    Finding.Message(
      "\(authorship.person.shown()) has disowned \(authorship.item), and signs it as an author",
      help: "take the signature out; what was disowned stays so")
  }
}
