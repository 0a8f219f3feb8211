/// Checks signatures, many at once: those of SSH in this process, those of OpenPGP through gpg.
package struct SignatureChecker: Sendable {
  private let openPGPKeys: [OpenPGPKey]
  private let gpg: String

  /// - Parameters:
  ///   - openPGPKeys: the only OpenPGP keys that count: the people's.
  ///   - gpg: the program that checks OpenPGP signatures, found on PATH where it is no path.
  package init(openPGPKeys: [OpenPGPKey] = [], gpg: String = "gpg") {
    self.openPGPKeys = openPGPKeys
    self.gpg = gpg
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
    do throws(SignatureStatus.Unverifiable) {
      let keyring = try await OpenPGPKeyring(openPGPKeys, gpg: gpg)
      defer { keyring.remove() }
      var statuses: [SignatureStatus] = []
      for content in contents { statuses.append(await keyring.status(of: content, in: namespace)) }
      return statuses
    } catch {
      return contents.map { _ in .unverifiable(error) }
    }
  }
}
