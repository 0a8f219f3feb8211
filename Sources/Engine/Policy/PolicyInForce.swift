package import Dataset

/// The policy by which a commit is judged: that of the state before it, so that nothing judges itself.
package struct PolicyInForce: Sendable {
  package let manifest: Manifest
  /// Nobody where the file could not be used.
  package let people: People
  package let layout: Layout
  let severities: Severities
  private let holders: [String: KeyHolder]
  private let forgeKeys: Set<String>

  init(manifest: Manifest, people: People, keys: KeyReading) {
    self.manifest = manifest
    self.people = people
    layout = manifest.layout
    severities = Severities(manifest)
    var holders: [String: KeyHolder] = [:]
    for person in people.all {
      for key in person.keys {
        guard let identity = keys.identity(of: key) else { continue }
        holders[identity.name] = KeyHolder(person: person, status: key.status)
      }
    }
    self.holders = holders
    forgeKeys = Set(manifest.forgeKeys.compactMap { keys.identity(of: $0)?.name })
  }

  /// The same as a policy by which something is judged.
  var policy: Policy { Policy(manifest: manifest, people: people, layout: layout, severities: severities) }

  /// Who has the key of a name; nil where nobody has.
  package func holder(ofKey name: String) -> KeyHolder? { holders[name] }

  /// Whether a forge signs its clean merges with the key of a name.
  package func isForgeKey(_ name: String) -> Bool { forgeKeys.contains(name) }

  /// The names of a person's active keys, in byte order.
  package func activeKeys(of person: String) -> [String] {
    holders.filter { $0.value.person.id == person && $0.value.status == .active }.keys.sorted()
  }

  /// The person whose active key made a signature; nil where it counts for nobody.
  package func signer(of signature: SignatureState?) -> Signer? {
    guard let key = signature?.key, let holder = holders[key], holder.status == .active else { return nil }
    return Signer(person: holder.person, key: key)
  }
}

/// The person whom a key belongs to, and what its signatures count for.
package struct KeyHolder: Sendable {
  package let person: Person
  package let status: SigningKey.Status
}

/// A person who signed with a key that counts.
package struct Signer: Sendable {
  package let person: Person
  /// The key's name: `SHA256:…`, or an OpenPGP fingerprint.
  package let key: String
}
