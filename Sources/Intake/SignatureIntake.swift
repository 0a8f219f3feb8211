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

  /// Fills in the states of signatures.
  func read(_ history: inout [CommitChange]) async throws(Unreadable) {
    let signed = history.map { commit -> SignedContent in
      let signature = ObjectID(hex: commit.id).flatMap { commits.signatures[$0] }
      return SignedContent(signature?.payload ?? [], signature: signature?.armour)
    }
    var detached: [(commit: Int, path: String, content: SignedContent)] = []
    for (index, commit) in history.enumerated() {
      for (path, content) in try DetachedSignatures(repository: repository).contents(in: commit) {
        detached.append((index, path, content))
      }
    }
    let all = signed + detached.map(\.content)
    let checker = SignatureChecker(openPGPKeys: all.contains(where: \.isOpenPGP) ? try keys(for: history) : [])
    for (index, status) in await Self.statuses(of: signed, in: .git, checker).enumerated() {
      history[index].signature = SignatureState(status)
    }
    let found = await checker.statuses(of: detached.map(\.content), in: .statement)
    for (entry, status) in zip(detached, found) {
      history[entry.commit].detached[entry.path] = SignatureState(status)
    }
  }

  /// The states of many signatures, found by several workers.
  private static func statuses(
    of contents: [SignedContent], in namespace: SignatureNamespace, _ checker: SignatureChecker
  ) async -> [SignatureStatus] {
    guard contents.count > portion, !contents.contains(where: \.isOpenPGP) else {
      return await checker.statuses(of: contents, in: namespace)
    }
    return await withTaskGroup(of: (Int, [SignatureStatus]).self) { group in
      for start in stride(from: 0, to: contents.count, by: portion) {
        let part = Array(contents[start..<min(start + portion, contents.count)])
        group.addTask { (start, await checker.statuses(of: part, in: namespace)) }
      }
      let parts = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      return parts.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }

  /// The OpenPGP keys of all people whom any policy concerned names, each as the newest of them has it. Whether a key
  /// counts is for its commit's policy to say; here it only must be known, to be checked at all.
  private func keys(for history: [CommitChange]) throws(Unreadable) -> [OpenPGPKey] {
    var keys: [String: OpenPGPKey] = [:]
    var listed: [[String?]: [(fingerprint: String, file: String)]] = [:]
    var seen: Set<String> = []
    for source in Self.policies(of: history) {
      let snapshot = TreeSnapshot(repository: repository, root: source.root)
      // Most commits change no policy: what was read for one is not read for the next.
      let ids = try [Layout.manifestPath, Manifest.usualPeoplePath].map { (path) throws(Unreadable) in
        try snapshot.entry(at: path)?.id
      }
      let known = ids.contains(nil) ? nil : listed[ids]
      let names = if let known { known } else { try Self.keys(listedIn: snapshot) }
      listed[ids] = names
      for (fingerprint, file) in names {
        guard let entry = try snapshot.entry(at: file), entry.isFile, let id = entry.id else { continue }
        guard seen.insert("\(fingerprint) \(id)").inserted else { continue }
        keys[fingerprint] = OpenPGPKey(fingerprint: fingerprint, armoured: try snapshot.bytes(of: entry))
      }
    }
    return keys.values.sorted { $0.fingerprint < $1.fingerprint }
  }

  /// The trees whose policies judge commits, oldest first; the first commit of all is judged by its own.
  private static func policies(of history: [CommitChange]) -> [TreeSource] {
    (history.prefix(1).map(\.source) + history.map(\.governing)).compactMap { $0 as? TreeSource }
  }

  private static func keys(listedIn snapshot: TreeSnapshot) throws(Unreadable) -> [(fingerprint: String, file: String)]
  {
    guard let manifest = try Manifest.read(in: snapshot) else { return [] }
    return (try People.read(by: manifest, in: snapshot)?.all ?? []).flatMap(\.keys).compactMap { key in
      guard case .openpgp(let fingerprint) = key.material, let file = key.file else { return nil }
      return (fingerprint, file)
    }
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
