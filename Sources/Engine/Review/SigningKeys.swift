package import Dataset

/// The keys of a dataset's people by their names, each read once, however many records name it.
package struct SigningKeys: Sendable {
  /// What is known of one person's key.
  package struct Held: Sendable {
    package let identity: KeyIdentity
    package let status: SigningKey.Status
  }

  private let held: [String: [String: Held]]

  package init(_ people: People, _ keys: KeyReading) {
    var held: [String: [String: Held]] = [:]
    for person in people.all {
      held[person.id] = [:]
      for key in person.keys {
        guard let identity = keys.identity(of: key) else { continue }
        // Should a key stand twice, it is the worst that is said of it that holds.
        if let known = held[person.id]?[identity.name], known.status == .compromised { continue }
        held[person.id]?[identity.name] = Held(identity: identity, status: key.status)
      }
    }
    self.held = held
  }

  /// Whether the dataset knows a person of this id.
  package func knows(_ person: String) -> Bool { held[person] != nil }

  /// A person's key of a name; nil where the person has none of that name.
  package func key(named name: String, of person: String) -> Held? { held[person]?[name] }
}
