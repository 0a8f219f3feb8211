package import Dataset

/// Reads the keys of people; the engine itself knows no cryptography.
package struct KeyReading: Sendable {
  /// What a key's text stands for.
  package enum Answer: Sendable {
    case key(KeyIdentity)
    /// No signature of it would ever count: why, to go on after "a key that", and what to do.
    case unusable(reason: String, help: String)
  }

  package let read: @Sendable (SigningKey.Material) -> Answer

  package init(read: @escaping @Sendable (SigningKey.Material) -> Answer) {
    self.read = read
  }

  /// What tells the key from every other; nil where no signature of it would count.
  package func identity(of key: SigningKey) -> KeyIdentity? {
    if case .key(let identity) = read(key.material) { identity } else { nil }
  }
}

/// A key by its raw bytes, so that no second text makes another key of it.
package struct KeyIdentity: Hashable, Sendable {
  package let raw: [UInt8]
  /// How people and tools write it: a fingerprint.
  package let name: String

  package init(raw: [UInt8], name: String) {
    self.raw = raw
    self.name = name
  }

  package static func == (left: KeyIdentity, right: KeyIdentity) -> Bool { left.raw == right.raw }

  package func hash(into hasher: inout Hasher) { hasher.combine(raw) }
}
