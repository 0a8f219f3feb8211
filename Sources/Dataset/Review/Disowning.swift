package import Documents

/// One person's word that they are no author of an item that lists them, `disowned/<item>/<person>.yaml`; never changed
/// once it is there.
///
/// The list of authors never shrinks. Whoever stands on it without a word of their own is an author no more by this
/// file.
package struct Disowning: Hashable, Sendable {
  /// The id of the person, from the file's name.
  package let person: String
  /// The item, with the content that listed the person.
  package let subject: Subject
  /// The name of the key that signs, as in ``ReviewRecord/key``.
  package let key: String
  package let comment: String

  package init(person: String, subject: Subject, key: String, comment: String) {
    self.person = person
    self.subject = subject
    self.key = key
    self.comment = comment
  }

  /// Reads the file; nil where something is missing or has another form.
  ///
  /// - Parameter person: whose the file is, by its name.
  package init?(_ document: Document, of person: String) {
    let root = document.root
    guard let subject = Subject(root), let key = root["key"]?.string, let comment = root["comment"]?.string else {
      return nil
    }
    self.init(person: person, subject: subject, key: key, comment: comment)
  }

  /// The file as it is written.
  package var value: Value {
    .record(subject.entries() + [("key", .string(key)), ("comment", .string(comment))])
  }

  /// The path of the file inside its batch's folder.
  package var file: String { BatchFolder.here.disowning(of: subject.item.id, by: person) }
}
