import Dataset
import Engine
import Git
import Signatures

/// Finds the state of every signature that new commits carry: their own, and those in files that they add.
struct SignatureIntake {
  let repository: Repository
  let commits: CommitIntake

  /// Signatures that one worker checks at a time.
  private static let portion = 64

  /// A signature of a commit.
  private struct Signed {
    /// The commit's place in the history.
    let commit: Int
    /// The files that hold it; nil for the commit's own.
    let paths: [String]?
    let content: SignedContent

    var namespace: SignatureNamespace { paths == nil ? .git : .statement }
  }

  /// Fills in the states of signatures.
  func read(_ history: inout [CommitChange]) async throws(Unreadable) {
    var signed: [Signed] = []
    for (index, commit) in history.enumerated() {
      let own = ObjectID(hex: commit.id).flatMap { commits.signatures[$0] }
      signed.append(
        Signed(commit: index, paths: nil, content: SignedContent(own?.payload ?? [], signature: own?.armour)))
      for (paths, content) in try DetachedSignatures(repository: repository).contents(in: commit) {
        signed.append(Signed(commit: index, paths: paths, content: content))
      }
    }
    for (signed, status) in try await Self.statuses(of: signed.filter { !$0.content.isOpenPGP }) {
      history[signed.commit].note(status, of: signed.paths)
    }
    for (signed, status) in try await openPGPStatuses(of: signed.filter(\.content.isOpenPGP), history) {
      history[signed.commit].note(status, of: signed.paths)
    }
  }

  /// The names of the keys that signed some commits, nil for those that carry no good signature.
  ///
  /// - Parameter later: a commit by whose policy the people's keys are known, since no key ever leaves the people file.
  func keys(thatSigned ids: [ObjectID], knownTo later: CommitChange) async throws(Unreadable) -> [String?] {
    let commits = CommitIntake(repository: repository)
    var contents: [SignedContent] = []
    for id in ids {
      let signature = try commits.signature(of: id)
      contents.append(SignedContent(signature?.payload ?? [], signature: signature?.armour))
    }
    return try await keys(thatSigned: contents, in: .git, knownTo: later)
  }

  /// The names of the keys that signed some contents, nil for those without a good signature.
  func keys(
    thatSigned contents: [SignedContent], in namespace: SignatureNamespace, knownTo later: CommitChange
  ) async throws(Unreadable) -> [String?] {
    var rings = OpenPGPRings(repository: repository)
    let keys = contents.contains(where: \.isOpenPGP) ? rings.keys(of: try rings.ring(of: later)) : []
    let statuses = await SignatureChecker(openPGPKeys: keys).statuses(of: contents, in: namespace)
    return statuses.map { SignatureState($0).key }
  }

  /// The states of many signatures, found by several workers.
  private static func statuses(of signed: [Signed]) async throws(Unreadable) -> [(Signed, SignatureStatus)] {
    guard signed.count > portion else { return await statuses(of: signed[...], SignatureChecker()) }
    let portions = stride(from: 0, to: signed.count, by: portion).map { signed[$0..<min($0 + portion, signed.count)] }
    let results = await portions.inParallel { portion in await statuses(of: portion, SignatureChecker()) }
    return try results.get().flatMap { $0 }
  }

  private static func statuses(
    of signed: ArraySlice<Signed>, _ checker: SignatureChecker
  ) async -> [(Signed, SignatureStatus)] {
    var statuses: [(Signed, SignatureStatus)] = []
    for namespace in [SignatureNamespace.git, .statement] {
      let part = signed.filter { $0.namespace == namespace }
      statuses += zip(part, await checker.statuses(of: part.map(\.content), in: namespace))
    }
    return statuses
  }

  /// The states of OpenPGP signatures, each by the keys that were listed when its commit was judged.
  private func openPGPStatuses(
    of signed: [Signed], _ history: [CommitChange]
  ) async throws(Unreadable) -> [(Signed, SignatureStatus)] {
    var rings = OpenPGPRings(repository: repository)
    var groups: [Int: [Signed]] = [:]
    for signature in signed {
      groups[try rings.ring(of: history[signature.commit]), default: []].append(signature)
    }
    var statuses: [(Signed, SignatureStatus)] = []
    let patience = OpenPGPPatience()
    for (ring, group) in groups.sorted(by: { $0.key < $1.key }) {
      let checker = SignatureChecker(openPGPKeys: rings.keys(of: ring), patience: patience)
      statuses += await Self.statuses(of: group[...], checker)
    }
    return statuses
  }
}

extension CommitChange {
  /// - Parameter paths: the files of a detached signature; nil for the commit's own.
  fileprivate mutating func note(_ status: SignatureStatus, of paths: [String]?) {
    guard let paths else {
      signature = SignatureState(status)
      return
    }
    for path in paths { detached[path] = SignatureState(status) }
  }
}

extension SignatureState {
  fileprivate init(_ status: SignatureStatus) {
    switch status {
    case .good(let key): self = .good(key: key.name)
    case .bad(let fault): self = .bad(reason: fault.reason, help: fault.help)
    case .unsigned: self = .unsigned
    case .unverifiable(let lack): self = .unverifiable(reason: lack.reason, help: lack.help)
    }
  }
}
