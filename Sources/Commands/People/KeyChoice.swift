import Dataset
import Diagnostics
import Signatures

/// Which of a person's keys somebody means.
enum KeyChoice {
  /// The place of the key among the person's.
  ///
  /// - Parameter text: the fingerprint or its beginning, the comment, a public key or its file; nil where the
  ///   person has one key that is meant anyway.
  /// - Throws: ``Failure`` where it is none or more than one.
  static func index(
    _ text: String?, of person: Person, among meant: Set<SigningKey.Status>, _ session: Session
  ) throws(Failure) -> Int {
    let places = person.keys.indices.filter { index in
      guard let text else { return meant.contains(person.keys[index].status) }
      return person.keys[index].goes(by: text, session)
    }
    if places.count == 1 { return places[0] }
    let names = person.keys.map(\.described).joined(separator: ", ")
    let help = names.isEmpty ? "git dataset people list shows who has keys" : "\(person.id)'s keys are \(names)"
    guard let text else {
      throw Failure(
        places.isEmpty ? "\(person.id) has no such key" : "\(person.id) has \(places.count) such keys",
        help: places.isEmpty ? help : "name one by its fingerprint: \(help)")
    }
    throw Failure("\(places.isEmpty ? "no key" : "more than one key") of \(person.id) is \(text.shown())", help: help)
  }
}

extension SigningKey {
  /// The fingerprint, as people and tools write it; the text itself where it is no key.
  var name: String {
    switch material {
    case .openpgp(let fingerprint): fingerprint
    case .ssh(let line): (try? PublicKey(line: line))?.fingerprint ?? line
    }
  }

  /// What its owner calls it; empty where nobody said.
  var comment: String {
    guard case .ssh(let line) = material else { return "" }
    return (try? PublicKey(line: line))?.comment ?? ""
  }

  /// The key's name with what its owner calls it, and its status.
  fileprivate var described: String {
    "\(name) (\(comment.isEmpty ? "" : "\(comment.shown()), ")\(status.rawValue))"
  }

  fileprivate func goes(by text: String, _ session: Session) -> Bool {
    let text = text.hasPrefix("key::") ? String(text.dropFirst(5)) : text
    if case .openpgp(let fingerprint) = material {
      if text == file { return true }
      let digits = text.filter { $0 != " " }.uppercased()
      return digits.count >= 8 && (fingerprint.hasPrefix(digits) || fingerprint.hasSuffix(digits))
    }
    if text == comment || name == text || name.hasPrefix(text) && text.count >= 14 { return true }
    if let key = try? PublicKey(line: text) { return key.fingerprint == name }
    // Whoever names a private key's file means its public half.
    return ["", ".pub"].contains { suffix in
      guard let bytes = try? FileSystem.read(session.absolute(text) + suffix) else { return false }
      return (try? PublicKey(line: String(decoding: bytes, as: UTF8.self)))?.fingerprint == name
    }
  }
}
