package import Diagnostics
package import Documents

/// One person's word that what a check finds in an item does not count, `waivers/<item>/<check>/<person>.yaml`.
///
/// It holds for the very content that was looked at, and for the check as it was then: where one of the two changes,
/// somebody has to look again.
package struct Waiver: Hashable, Sendable {
  /// The id of the person, from the file's name.
  package let person: String
  package let subject: Subject
  /// The check's id, `<stream type>/<name>` or `item/<name>`.
  package let check: RuleID
  /// The SHA-256 of what the check was then, 64 lower-case hex digits.
  package let definition: String
  /// The name of the key that signs, as in ``ReviewRecord/key``.
  package let key: String
  /// Why the finding does not count.
  package let comment: String

  package init(
    person: String, subject: Subject, check: RuleID, definition: String, key: String, comment: String
  ) {
    self.person = person
    self.subject = subject
    self.check = check
    self.definition = definition
    self.key = key
    self.comment = comment
  }

  /// Reads the file; nil where something is missing or has another form.
  ///
  /// - Parameter person: whose the file is, by its name.
  package init?(_ document: Document, of person: String) {
    let root = document.root
    guard let subject = Subject(root), let check = root["check"]?.string,
      let definition = root["definition"]?.string, definition.isHex(digits: 64),
      let key = root["key"]?.string, let comment = root["comment"]?.string
    else { return nil }
    self.init(
      person: person, subject: subject, check: RuleID(check), definition: definition, key: key, comment: comment)
  }

  /// The file as it is written.
  package var value: Value {
    .record(
      subject.entries() + [
        ("check", .string(check.name)), ("definition", .string(definition)), ("key", .string(key)),
        ("comment", .string(comment)),
      ])
  }

  /// The path of the file inside its batch's folder.
  package var file: String { BatchFolder.here.waiver(of: subject.item.id, check: check.name, by: person) }
}
