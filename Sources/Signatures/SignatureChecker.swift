/// Checks signatures, many at once: those of SSH in this process, those of OpenPGP through gpg.
package struct SignatureChecker: Sendable {
  private let openPGPKeys: [OpenPGPKey]
  private let gpg: String
  private let patience: OpenPGPPatience
  /// The ids of the OpenPGP keys; nil where some cannot be told without gpg.
  private let ids: Set<UInt64>?

  /// - Parameters:
  ///   - openPGPKeys: the only OpenPGP keys that count: the people's.
  ///   - gpg: the program that checks OpenPGP signatures, found on PATH where it is no path.
  ///   - patience: shared with others who check the same push.
  package init(
    openPGPKeys: [OpenPGPKey] = [], gpg: String = "gpg", patience: OpenPGPPatience = OpenPGPPatience()
  ) {
    self.openPGPKeys = openPGPKeys
    self.gpg = gpg
    self.patience = patience
    var ids: Set<UInt64>? = []
    for key in openPGPKeys { ids = OpenPGPPackets(armour: key.armoured)?.keyIDs.flatMap { ids?.union($0) } }
    self.ids = ids
  }

  /// The state of each signature, in order.
  ///
  /// Good says who signed, and nothing about whether they may: that the key is in the people file and active is for the
  /// caller to ask.
  package func statuses(of contents: [SignedContent], in namespace: SignatureNamespace) async -> [SignatureStatus] {
    var statuses = contents.map { Self.status($0, in: namespace) }
    let open = contents.indices.filter { contents[$0].kind == .openpgp }
    guard !open.isEmpty else { return statuses }
    let found = await openPGP(open.map { contents[$0] }, in: namespace)
    for (index, status) in zip(open, found) { statuses[index] = status }
    return statuses
  }

  /// The state of one signature.
  package func status(of content: SignedContent, in namespace: SignatureNamespace) async -> SignatureStatus {
    await statuses(of: [content], in: namespace)[0]
  }

  private static func status(_ content: SignedContent, in namespace: SignatureNamespace) -> SignatureStatus {
    guard content.signature != nil else { return .unsigned }
    return switch content.kind {
    case .ssh: .ofSSH(content, in: namespace)
    // A placeholder that passes nothing, until gpg has spoken.
    case .openpgp: .unverifiable(.init(reason: "gpg was not asked", help: "install gnupg"))
    case nil: .bad(.unknownKind)
    }
  }

  private func openPGP(_ contents: [SignedContent], in namespace: SignatureNamespace) async -> [SignatureStatus] {
    let known = contents.map { foreign($0, in: namespace) }
    // Where all signatures are strangers', no process is started at all.
    guard known.contains(nil) else { return known.compactMap(\.self) }
    do throws(SignatureStatus.Unverifiable) {
      if let end = await patience.end { throw end }
      let keyring = try await OpenPGPKeyring(openPGPKeys, gpg: gpg)
      defer { keyring.remove() }
      var statuses: [SignatureStatus] = []
      for (content, known) in zip(contents, known) {
        let end = await patience.end.map { SignatureStatus.unverifiable($0) }
        if let status = known ?? end {
          statuses.append(status)
          continue
        }
        let status = await keyring.status(of: content)
        await patience.note(status)
        statuses.append(status)
      }
      return statuses
    } catch {
      return zip(contents, known).map { $1 ?? .unverifiable(error) }
    }
  }

  /// The state of a signature that cannot be good by what it says of itself; nil where gpg has to be asked.
  private func foreign(_ signed: SignedContent, in namespace: SignatureNamespace) -> SignatureStatus? {
    let signature = signed.signature ?? []
    if let fault = OpenPGPArmour.fault(signature) { return .bad(fault) }
    guard namespace.admits(signed.content) else { return .bad(.namespace("something else")) }
    guard let ids, let issuers = OpenPGPPackets(armour: signature)?.issuers, ids.isDisjoint(with: issuers) else {
      return nil
    }
    let name = String(issuers.min() ?? 0, radix: 16, uppercase: true)
    return .bad(.unknownKey(id: String(repeating: "0", count: 16 - name.utf8.count) + name))
  }
}
