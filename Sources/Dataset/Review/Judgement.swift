package import Documents

/// What one of several annotators who judge an item on their own says of it, `judgements/<item>/<person>.yaml`: as much
/// of it as every stream's schema has.
package struct Judgement: Hashable, Sendable {
  /// The id of the person who judges, from the file's name.
  package let person: String
  package let subject: Subject
  /// The whole numbers at the top of the file, by their keys.
  package let numbers: [String: Int]
  /// The name of the key that signs; nil where the judgement does not say.
  package let key: String?
  /// What keeps the judgement's seal from being guessed, where it was sealed before it was shown.
  package let salt: String?
}

extension Judgement {
  /// Reads a judgement; nil where something is missing or has another form, or where it names another annotator.
  ///
  /// - Parameter person: whose the file is, by its name.
  package init?(_ document: Document, of person: String) {
    let root = document.root
    guard let subject = Subject(root) else { return nil }
    if let annotator = root["annotator"], annotator.string != person { return nil }
    if let salt = root["salt"], !(salt.string?.isHex(digits: 64) ?? false) { return nil }
    var numbers: [String: Int] = [:]
    for entry in root.entries { numbers[entry.key.text] = entry.value.integer }
    self.init(
      person: person, subject: subject, numbers: numbers, key: root["key"]?.string, salt: root["salt"]?.string)
  }
}
