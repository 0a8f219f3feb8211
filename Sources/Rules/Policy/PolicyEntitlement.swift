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
struct PolicyEntitlement: CommitRule {
  static let id: RuleID = "policy/entitlement"
  static let isSafety = true
  static let isOfEntitlement = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard let authority = context.authority, let shortfall = Self.shortfall(of: commit, in: context),
      let path = commit.changes.first(where: { context.layout.place(of: $0.path).isPolicy })?.path
    else { return }
    let futile = Self.futile(in: commit, authority)
    findings.add(
      .tooFew(shortfall.owners, shortfall.threshold, path, context, isFirst: context.asksTrusted, futile),
      at: commit.location)
  }

  /// The owners who signed a change of policy, and how many must; nil where enough did, or none need.
  static func shortfall(
    of commit: CommitChange, in context: CommitContext
  ) -> (owners: [String], threshold: Int)? {
    guard context.isJudged, let authority = context.authority,
      commit.changes.contains(where: { context.layout.place(of: $0.path).isPolicy })
    else { return nil }
    let trust = context.inForce == nil ? context.trust : nil
    let signers = signers(of: commit, context, authority).filter { signer in
      signer.person.isOwner && trust?.fingerprints?.contains(signer.key) ?? true
    }
    let owners = Set(signers.map(\.person.id))
    let threshold = max(trust?.threshold ?? 1, authority.manifest.ownersThreshold)
    return owners.count < threshold ? (owners.sorted(), threshold) : nil
  }

  /// Everyone who signed the change, by the commit's own signature or by one that it adds.
  private static func signers(
    of commit: CommitChange, _ context: CommitContext, _ authority: PolicyInForce
  ) -> [Signer] {
    let further = commit.detached.compactMap { path, state -> Signer? in
      guard let signer = authority.signer(of: state), PolicySignature(path)?.person == signer.person.id else {
        return nil
      }
      return signer
    }
    return further + [context.signer].compactMap { $0 }
  }

  /// Why the first signature that the commit adds, and that counts for nothing, does not; nil where there is none.
  private static func futile(in commit: CommitChange, _ authority: PolicyInForce) -> String? {
    for change in commit.changes where change.old == nil {
      guard let signature = PolicySignature(change.path) else { continue }
      let why = authority.reason(against: commit.detached[change.path], of: signature.person)
      if let why { return "\(signature.person)'s signature does not count: \(why)" }
    }
    return nil
  }
}

extension CommitContext {
  /// Whether the server says whose signatures count: the commit is the first, and somebody was named.
  fileprivate var asksTrusted: Bool { inForce == nil && trust?.fingerprints != nil }
}

extension PolicyInForce {
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

extension Finding.Message {
  fileprivate static func tooFew(
    _ owners: [String], _ threshold: Int, _ path: String, _ context: CommitContext, isFirst: Bool, _ futile: String?
  ) -> Finding.Message {
    let whose = isFirst ? "owner whom the server trusts" : "owner"
    guard threshold > 1 else {
      let who = context.signer.map { "\($0.person.id) is none" } ?? "none signed the commit"
      let help = isFirst ? "let an owner sign it whose key the server was set up with" : "ask an owner to make it"
      return Finding.Message("only an \(whose) may change policy (\(path.shown())), and \(who)", help: help)
    }
    let have = owners.isEmpty ? "none" : owners.joined(separator: ", ")
    return Finding.Message(
      "a change of policy (\(path.shown())) needs \(threshold) \(whose)s, and is signed by \(have)"
        + (futile.map { "; \($0)" } ?? ""),
      help: "further owners sign it: git dataset policy sign")
  }
}
