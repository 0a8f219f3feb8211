import Dataset
import Diagnostics
import Engine

extension Audit {
  /// The members `commits`, `statements` and `tainted` of the JSON report, each with a comma before it.
  var json: String {
    var text = ",\"commits\":\(commits),\"statements\":"
    text.appendLines(entries.lazy.map(\.json))
    text += ",\"tainted\":"
    text.appendLines(tainted.lazy.map(\.json))
    return text
  }

  /// What the text says below the findings: a line for each batch that a compromised key had a part in.
  var text: String {
    tainted.map { entry in
      let count = counted(entry.commits.count, "commit")
      let key = "\(entry.key.shown()) of \(entry.person.shown())"
      return "tainted: \(entry.batch), \(count) with the compromised key \(key)\n"
    }.joined()
  }
}

extension Audit.Entry {
  fileprivate var json: JSONValue {
    .object([
      ("commit", .string(commit)), ("time", JSONValue(time)), ("person", .string(person)), ("key", .string(key)),
      ("action", .string(action.rawValue)), ("verdict", .string(verdict.rawValue)), ("round", JSONValue(round)),
      ("item", .string("\(subject.item)")), ("blob", .string(subject.content.blob)),
      ("sha256", .string(subject.content.sha256)), ("rubric", .string("\(subject.rubric)")),
      ("policy", .string(policy)),
    ])
  }
}

extension Audit.Tainted {
  fileprivate var json: JSONValue {
    .object([
      ("batch", .string("\(batch)")), ("person", .string(person)), ("key", .string(key)),
      ("commits", .array(commits.map { .string($0) })),
    ])
  }
}
