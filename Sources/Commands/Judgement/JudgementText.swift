import Dataset
import Diagnostics
import Documents
import Engine
import Rules
import Schema

/// What a person has written to judge an item, and what becomes of it.
struct JudgementText {
  /// A YAML text of the stream's own fields.
  let bytes: [UInt8]
  /// The file that it comes from, for whoever has to mend it; nil where it comes from options.
  let path: String?

  /// A judgement that a text makes.
  struct Made {
    let judgement: Judgement
    /// The text with what the program fills in behind it, so that its own lines keep their numbers.
    let document: Document
  }

  /// The judgement that the text makes, with everything that all judgements have.
  ///
  /// - Returns: the judgement, or what is wrong with the text, a line for each.
  func judgement(of item: ItemState, at desk: JudgementDesk) -> Result<Made, Faults> {
    let subject = desk.subject(of: item)
    let own = Judgement(person: desk.judge.person.id, subject: subject, key: desk.judge.key, fields: missing(desk))
    let whole = bytes + [UInt8(ascii: "\n")] + own.value.written(as: .yaml)
    let reading = Document.read(whole, as: .yaml, limits: .item)
    guard let document = reading.document else {
      return .failure(
        Faults(
          lines: reading.problems.map { problem in
            let message = problem.message
            return line(Int(problem.mark.line), Int(problem.mark.column), message: message.text, help: message.help)
          }))
    }
    var evaluator = Evaluator(desk.schema)
    var violations = evaluator.violations(in: document)
    if violations.isEmpty {
      var common = Evaluator(OwnSchemas.builtin[.judgement])
      violations = common.violations(in: document)
    }
    guard violations.isEmpty, let judgement = Judgement(document, of: desk.judge.person.id) else {
      return .failure(
        Faults(
          lines: violations.map { line(Int($0.mark.line), Int($0.mark.column), message: $0.message, help: $0.help) }))
    }
    return .success(Made(judgement: judgement, document: document))
  }

  /// What checks say of the judgement that the text makes, a line or two for each.
  func lines(_ findings: [Finding]) -> [String] {
    findings.map { finding in
      let words = "\(finding.severity.rawValue)[\(finding.rule.name.shown())]: \(finding.message.text)"
      return line(
        finding.location.line ?? 1, finding.location.column ?? 1, message: words, help: finding.message.help)
    }
  }

  /// The fields that nobody types: when it was made.
  private func missing(_ desk: JudgementDesk) -> [Value.Entry] {
    let root = Document.read(bytes, as: .yaml, limits: .item).document?.root
    let isAsked = desk.schema.propertyOrder(at: []).contains("at")
    return isAsked && root?["at"] == nil ? [Value.Entry("at", .string(Clock.now()))] : []
  }

  private func line(_ line: Int, _ column: Int, message: String, help: String) -> String {
    let place = path.map { "\($0.shown(limit: 300)):\(line):\(column): " } ?? ""
    return "\(place)\(message.shown(limit: 500))\n" + (help.isEmpty ? "" : "  help: \(help.shown(limit: 500))\n")
  }

  /// What is wrong with a text, each with its line feed.
  struct Faults: Error {
    let lines: [String]
  }
}

extension Problem {
  /// What the rules say of it.
  fileprivate var message: Finding.Message {
    let rule = RuleRegistry.all.lazy.compactMap { $0 as? any DocumentRule }
      .first { type(of: $0).codes.contains(code) }
    return rule?.message(for: self) ?? Finding.Message("this cannot be read")
  }
}

extension JudgementText {
  /// A text with some fields set to other values.
  ///
  /// - Parameter settings: `FIELD=VALUE`, or `FIELD.PART=VALUE` inside a mapping; the value is YAML where that is a
  ///   number, a list or a mapping, and a text otherwise.
  func setting(_ settings: [String]) throws(Failure) -> JudgementText {
    let reading = Document.read(bytes, as: .yaml, limits: .item)
    guard let root = reading.document?.root, root.kind == .mapping else {
      // Without a word in it, a text is no mapping yet.
      let isBlank = !reading.problems.contains { $0.code != .empty } || reading.draft?.root.isNull ?? false
      guard isBlank else {
        throw Failure(
          "\(path?.shown(limit: 300) ?? "the text") cannot be read", help: "write FIELD: VALUE on each line")
      }
      return try Self.set(settings, in: .mapping([]))
    }
    return try Self.set(settings, in: Value(root))
  }

  private static func set(_ settings: [String], in value: Value) throws(Failure) -> JudgementText {
    var value = value
    for setting in settings {
      guard let sign = setting.firstIndex(of: "="), sign != setting.startIndex else {
        throw Failure("`\(setting.shown(limit: 200))` sets nothing", help: "write FIELD=VALUE")
      }
      let path = setting[..<sign].split(separator: ".").map(String.init)
      value.set(read(String(setting[setting.index(after: sign)...])), at: path[...])
    }
    return JudgementText(bytes: value.written(as: .yaml), path: nil)
  }

  private static func read(_ text: String) -> Value {
    let reading = Document.read(Array(text.utf8), as: .yaml, limits: .item)
    guard let root = reading.document?.root else { return .string(text) }
    let isFlow = root.kind != .mapping || text.first == "{"
    return root.kind == .string || root.isNull || !isFlow ? .string(text) : Value(root)
  }
}

extension Value {
  /// Sets what stands at a path of keys, and makes the mappings that lead there.
  fileprivate mutating func set(_ value: Value, at path: ArraySlice<String>) {
    guard let key = path.first else { return }
    guard path.count > 1 else {
      self[key] = value
      return
    }
    var inner = self[key] ?? .mapping([])
    if case .mapping = inner {} else { inner = .mapping([]) }
    inner.set(value, at: path.dropFirst())
    self[key] = inner
  }
}
