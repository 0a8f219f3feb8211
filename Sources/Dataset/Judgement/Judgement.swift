package import Documents

/// What one annotator says about an item that several judge, `judgements/<item>/<person>.yaml`: on their own, and by
/// the stream's own judgement schema. It stays as it was made as long as the item does.
package struct Judgement: Hashable, Sendable {
  /// The fields that every stream's judgements have; all others are the stream's own.
  package static let envelope = ["dataset", "item", "blob", "sha256", "rubric", "annotator", "key", "salt"]

  /// The id of the person whose judgement it is, from the file's name.
  package let person: String
  package let subject: Subject
  /// The id of the person who judged, by the judgement itself.
  package let annotator: String
  /// The name of the key that signs, as in ``ReviewRecord/key``; nil where it names none.
  package let key: String?
  /// As in ``ReviewRecord/salt``.
  package let salt: String?
  /// The stream's own fields, in the order of the file.
  package let fields: [Value.Entry]

  package init(
    person: String, subject: Subject, key: String?, salt: String? = nil, fields: [Value.Entry]
  ) {
    self.person = person
    self.subject = subject
    annotator = person
    self.key = key
    self.salt = salt
    self.fields = fields
  }

  /// Reads a judgement; nil where something that all judgements have is missing or has another form.
  ///
  /// - Parameter person: whose the file is, by its name.
  package init?(_ document: Document, of person: String) {
    let root = document.root
    guard let subject = Subject(root), let annotator = root["annotator"]?.string else { return nil }
    if let key = root["key"], key.string == nil { return nil }
    if let salt = root["salt"], !(salt.string?.isHex(digits: 64) ?? false) { return nil }
    self.person = person
    self.subject = subject
    self.annotator = annotator
    key = root["key"]?.string
    salt = root["salt"]?.string
    fields = root.entries.filter { !Self.envelope.contains($0.key.text) }
      .map { Value.Entry($0.key.text, Value($0.value)) }
  }

  /// What it says in a field; nil where it leaves it out.
  package subscript(field: String) -> Value? { fields.first { $0.key == field }?.value }

  /// Its whole numbers, by field.
  package var numbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for field in fields {
      guard case .number(let text) = field.value else { continue }
      numbers[field.key] = Number(Array(text.utf8))?.integer
    }
    return numbers
  }

  /// The judgement with a salt, so that its seal cannot be guessed.
  package func salted(_ salt: String) -> Judgement {
    Judgement(person: person, subject: subject, key: key, salt: salt, fields: fields)
  }

  /// The judgement as it is written.
  package var value: Value {
    .record(
      subject.entries() + [("annotator", .string(annotator))] + fields.map { ($0.key, $0.value) } + [
        ("key", key.map { .string($0) }), ("salt", salt.map { .string($0) }),
      ])
  }

  /// The path of the judgement's file inside its batch's folder.
  package var file: String { BatchFolder.here.judgement(of: subject.item.id, by: person) }
}

/// How the judgements of several annotators become one value, field by field; by the manifest's `consensus`.
///
/// What is left open an adjudication decides. The value is derived whenever it is asked for, and stands nowhere.
package enum Consensus: String, CaseIterable, Sendable {
  /// The value that more than half of the judgements have.
  case majority
  /// The middle one of whole numbers. Of an even number of judgements that have two, it is the one nearer to 0 where
  /// the scale has both signs, and the lower one elsewhere; two of different signs leave the field open. Words have no
  /// middle: the majority decides.
  case median
  /// The value that all judgements have.
  case adjudicated
}
