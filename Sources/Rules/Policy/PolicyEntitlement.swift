import Dataset
import Diagnostics
import Engine

/// A change of policy is signed by as many distinct owners as the policy before it asks for; the first commit by as
/// many of those whom the server trusts.
///
/// Why: whoever may change the policy can let anything in.
///
/// Fix: let an owner make the commit. Where `owners_threshold` asks for more, each further owner signs the change with
/// `git dataset policy sign`, and the signatures are part of the commit.
struct PolicyEntitlement: StatementRule {
  static let id: RuleID = "policy/entitlement"
  static let isSafety = true
  static let isOfEntitlement = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let authority = commit.authority
    guard let shortfall = Self.shortfall(of: commit),
      let path = commit.changes.first(where: { commit.layout.place(of: $0.path).isPolicy })?.path
    else { return }
    let futile = Self.futile(in: commit, authority)
    findings.add(
      .tooFew(shortfall.owners, shortfall.threshold, at: path, in: commit, isFirst: commit.asksTrusted, futile: futile),
      to: commit)
  }

  /// The owners who signed a change of policy, and how many must; nil where enough did, or none need.
  static func shortfall(of commit: JudgedCommit) -> (owners: [String], threshold: Int)? {
    let authority = commit.authority
    guard commit.changes.contains(where: { commit.layout.place(of: $0.path).isPolicy })
    else { return nil }
    let trust = commit.inForce == nil ? commit.trust : nil
    let signers = signers(of: commit, authority).filter { signer in
      signer.person.isOwner && trust?.fingerprints?.contains(signer.key) ?? true
    }
    let owners = Set(signers.map(\.person.id))
    let threshold = max(trust?.threshold ?? 1, authority.manifest.ownersThreshold)
    return owners.count < threshold ? (owners.sorted(), threshold) : nil
  }

  /// Everyone who signed the change, by the commit's own signature or by one that it adds.
  private static func signers(of commit: JudgedCommit, _ authority: Policy) -> [Signer] {
    let further = commit.change.detached.compactMap { path, state -> Signer? in
      guard let signer = authority.signer(of: state), PolicySignature(path)?.person == signer.person.id else {
        return nil
      }
      return signer
    }
    return further + [commit.signer].compactMap { $0 }
  }

  /// Why the first signature that the commit adds, and that counts for nothing, does not; nil where there is none.
  private static func futile(in commit: JudgedCommit, _ authority: Policy) -> String? {
    for change in commit.changes where change.old == nil {
      guard let signature = PolicySignature(change.path) else { continue }
      let why = authority.reason(against: commit.change.detached[change.path], of: signature.person)
      if let why { return "\(signature.person)'s signature does not count: \(why)" }
    }
    return nil
  }
}

extension JudgedCommit {
  /// Whether the server says whose signatures count: the commit is the first, and somebody was named.
  fileprivate var asksTrusted: Bool { inForce == nil && trust?.fingerprints != nil }
}

extension Policy {
  /// Why a signature under a change of policy counts for nothing; nil where it counts for the owner whose it should be.
  fileprivate func reason(against state: SignatureState?, of person: String) -> String? {
    switch state {
    // Only those that lie under the digest of the change were looked at.
    case nil, .unsigned?: return "it is not under this change"
    case .bad(let reason, _)?: return "it \(reason)"
    case .unverifiable(let reason, _)?: return "it cannot be checked here: \(reason)"
    case .good(let key)?:
      guard let holder = holder(ofKey: key) else { return "nobody in \(people.path) has its key" }
      guard holder.person.id == person else { return "\(holder.person.id) made it" }
      guard holder.status == .active else { return "its key is \(holder.status.rawValue)" }
      return holder.person.isOwner ? nil : "\(person) is no owner"
    }
  }
}

extension CommitFault {
  fileprivate static func tooFew(
    _ owners: [String], _ threshold: Int, at path: String, in commit: JudgedCommit, isFirst: Bool, futile: String?
  ) -> CommitFault {
    let whose = isFirst ? "owner whom the server trusts" : "owner"
    guard threshold > 1 else {
      let who = commit.signer.map { "\($0.person.id) is none" } ?? "none signed the commit"
      let help = isFirst ? "let an owner sign it whose key the server was set up with" : "ask an owner to make it"
      return CommitFault("only an \(whose) may change policy (\(path.shown())), and \(who)", help: help)
    }
    let have = owners.isEmpty ? "none" : owners.joined(separator: ", ")
    return CommitFault(
      "a change of policy (\(path.shown())) needs \(threshold) \(whose)s, and is signed by \(have)"
        + (futile.map { "; \($0)" } ?? ""),
      mend: "further owners sign it: git dataset policy sign")
  }
}
