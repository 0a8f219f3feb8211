package import Dataset
import Synchronization

/// The keys that a policy names, each read once, when the first is asked for.
final class PolicyKeys: Sendable {
  private let manifest: Manifest
  private let people: People
  private let reading: KeyReading
  private let known = Mutex<Known>(Known())

  private struct Known {
    var holders: [String: KeyHolder]?
    var forges: Set<String>?
    var signing: SigningKeys?
  }

  init(_ manifest: Manifest, _ people: People, _ reading: KeyReading) {
    self.manifest = manifest
    self.people = people
    self.reading = reading
  }

  /// Who has which key, by the keys' names.
  var holders: [String: KeyHolder] {
    known.withLock { known in
      if let holders = known.holders { return holders }
      var holders: [String: KeyHolder] = [:]
      for person in people.all {
        for key in person.keys {
          guard let identity = reading.identity(of: key) else { continue }
          holders[identity.name] = KeyHolder(person: person, status: key.status)
        }
      }
      known.holders = holders
      return holders
    }
  }

  /// The names of the keys with which forges sign their merges.
  var forges: Set<String> {
    known.withLock { known in
      if let forges = known.forges { return forges }
      let forges = Set(manifest.forgeKeys.compactMap { reading.identity(of: $0)?.name })
      known.forges = forges
      return forges
    }
  }

  /// The people's keys by whose they are.
  var signing: SigningKeys {
    known.withLock { known in
      if let signing = known.signing { return signing }
      let signing = SigningKeys(people, reading)
      known.signing = signing
      return signing
    }
  }
}

extension Policy {
  /// Who has the key of a name; nil where nobody has.
  package func holder(ofKey name: String) -> KeyHolder? { keys.holders[name] }

  /// Whether a forge signs its clean merges with the key of a name.
  package func isForgeKey(_ name: String) -> Bool { keys.forges.contains(name) }

  /// The names of a person's active keys, in byte order.
  package func activeKeys(of person: String) -> [String] {
    keys.holders.filter { $0.value.person.id == person && $0.value.status == .active }.keys.sorted()
  }

  /// The person whose active key made a signature; nil where it counts for nobody.
  package func signer(of signature: SignatureState?) -> Signer? {
    guard let key = signature?.key, let holder = holder(ofKey: key), holder.status == .active else { return nil }
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
