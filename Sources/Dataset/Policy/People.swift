package import Documents

/// What a person may do in a stream.
package enum Role: String, CaseIterable, Sendable {
  case annotator, reviewer, calibrator
}

/// One person of the dataset.
package struct Person: Sendable {
  package let id: String
  package let name: String
  package let emails: [String]
  package let isOwner: Bool
  /// Roles by stream.
  package let roles: [String: Set<Role>]
  /// Who found the person able to work in a stream, and when, by stream.
  package let vettings: [String: Vetting]
  package let keys: [SigningKey]
  /// Where the person is listed.
  package let mark: Mark

  /// Whether an address is the person's, whatever the case of its letters.
  package func uses(_ email: String) -> Bool {
    let wanted = email.lowercased()
    return emails.contains { $0.lowercased() == wanted }
  }

  /// Whether the person has a role in a stream now.
  package func has(_ role: Role, in stream: String) -> Bool {
    roles[stream]?.contains(role) ?? false
  }
}

/// One finding that a person is able to work in a stream.
package struct Vetting: Sendable {
  /// The day, as YYYY-MM-DD.
  package let day: String
  /// The id of the person who vetted.
  package let by: String
  /// Where it is listed.
  package let mark: Mark
}

/// A key that a person signs with; it is never deleted, only retired or found compromised.
package struct SigningKey: Sendable {
  /// What the key's signatures count for.
  package enum Status: String, Sendable {
    case active, retired, compromised
  }

  /// What identifies the key.
  package enum Material: Sendable, Hashable {
    /// An OpenSSH public key line: type, base64, comment.
    case ssh(String)
    /// An OpenPGP fingerprint in upper-case hex.
    case openpgp(String)
  }

  package let material: Material
  package let status: Status
  /// Where the armoured public key of an OpenPGP key lies, from the root of the repository.
  package let file: String?
  /// Where the key is listed.
  package let mark: Mark
}

/// The people file: who may do what.
package struct People: Sendable {
  package let path: String
  /// False where the file is missing or broken, so that it says nothing.
  package let isUsable: Bool
  private let byID: [String: Person]
  /// The ids of the people whose name or id a folded text is.
  let byName: [String: Set<String>]

  /// Reads a people file.
  ///
  /// - Parameter document: a document that satisfies the people schema; what is missing all the same is left out.
  package init(_ document: Document, path: String) {
    self.path = path
    isUsable = true
    let people = document.root["people"]?.entries.map { Person(id: $0.key.text, $0.value, mark: $0.key.mark) } ?? []
    byID = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    byName = Dictionary(people.flatMap { person in person.names.map { ($0.foldedName, [person.id]) } }) { $0.union($1) }
  }

  /// A file that cannot be used: nobody is in it.
  package init(path: String) {
    self.path = path
    isUsable = false
    byID = [:]
    byName = [:]
  }

  package subscript(id: String) -> Person? { byID[id] }

  /// Everyone, in the order of their ids.
  package var all: [Person] { byID.values.sorted { $0.id < $1.id } }

  /// Everyone, in the order in which the file lists them.
  package var listed: [Person] { byID.values.sorted { ($0.mark.line, $0.id) < ($1.mark.line, $1.id) } }

  package var owners: [Person] { all.filter(\.isOwner) }

  /// The people who have `role` in `stream`, in the order of their ids.
  package func having(_ role: Role, in stream: String) -> [Person] {
    all.filter { $0.has(role, in: stream) }
  }

  /// The person who uses an email address, whatever the case of its letters.
  package func person(withEmail email: String) -> Person? {
    all.first { $0.uses(email) }
  }
}

extension Person {
  fileprivate init(id: String, _ node: Node, mark: Mark) {
    self.id = id
    self.mark = mark
    name = node["name"]?.text ?? id
    emails = node["emails"]?.elements.map(\.text) ?? []
    keys = node["keys"]?.elements.compactMap(SigningKey.init) ?? []
    vettings = Dictionary(
      node["vetted"]?.entries.map { ($0.key.text, Vetting($0.value, mark: $0.key.mark)) } ?? [],
      uniquingKeysWith: { first, _ in first })
    let listed = node["roles"]?.entries.map { ($0.key.text, $0.value.elements.map(\.text)) } ?? []
    isOwner = listed.contains { $0.0 == Manifest.datasetRole && $0.1.contains("owner") }
    roles = Dictionary(
      listed.filter { $0.0 != Manifest.datasetRole }.map { ($0.0, Set($0.1.compactMap(Role.init))) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Vetting {
  fileprivate init(_ node: Node, mark: Mark) {
    day = node["on"]?.text ?? ""
    by = node["by"]?.text ?? ""
    self.mark = mark
  }
}

extension SigningKey {
  init?(_ node: Node) {
    mark = node.mark
    file = node["file"]?.text
    status = node["status"].flatMap { Status(rawValue: $0.text) } ?? .active
    if let line = node["key"]?.string {
      material = .ssh(line)
    } else if let fingerprint = node["openpgp"]?.text {
      material = .openpgp(fingerprint.uppercased())
    } else {
      return nil
    }
  }
}

extension People {
  /// The id of somebody else whose name or id a text is, or looks like; nil where it is nobody's, or the person's own
  /// too.
  ///
  /// White space, the case of letters and characters that do not show make no other name, nor do letters that look like
  /// others (the skeletons of UTS 39). Two plain names such as `Tim` and `T1m` are told apart by whoever reads them.
  package func other(named text: String, than person: Person) -> String? {
    if let ids = byName[text.foldedName] { return ids.contains(person.id) ? nil : ids.min() }
    let shown = text.withoutUnseen
    if shown != text, let ids = byName[shown.foldedName] { return ids.contains(person.id) ? nil : ids.min() }
    let isPlain = shown.isASCII
    let alike = all.filter { other in
      other.names.contains { (!isPlain || !$0.isASCII) && !$0.looks.isDisjoint(with: shown.looks) }
    }
    return alike.contains { $0.id == person.id } ? nil : alike.first?.id
  }
}

extension Person {
  /// What git may call the person.
  var names: Set<String> { [id, name] }
}

extension String {
  /// The text as names are compared.
  var foldedName: String { foldedWhitespace.lowercased() }

  /// The text as it shows: without characters that do not, and with plain blanks.
  fileprivate var withoutUnseen: String {
    guard !isASCII else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.compactMap { scalar in
          guard String(scalar).unseen != nil else { return scalar }
          return scalar.properties.generalCategory == .spaceSeparator ? " " : nil
        }))
  }

  /// What a name looks like. Capital letters look otherwise than small ones, and may be taken for them all the same.
  fileprivate var looks: Set<String> { [Skeleton.of(foldedWhitespace), Skeleton.of(foldedName)] }

  /// Whether the text holds characters that turn the direction of what follows, so that it shows in another order than
  /// it is written.
  package var turnsDirection: Bool {
    unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) }
  }
}
