import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Schema

/// What a person fills in to judge an item: the stream's own fields, each with what its schema says of it.
struct JudgementForm {
  let desk: JudgementDesk
  let item: ItemState

  /// The fields that the program fills in by itself.
  private static let filled: Set<String> = Set(Judgement.envelope).union(["at"])
  /// The field that says in which order the answers were shown.
  var orderField: String { desk.stream.answers.order }

  /// An order of the answers, drawn by lot; nil where the schema asks for none.
  func drawnOrder() -> Value? { desk.schema.listed(at: [orderField]).randomElement() }

  /// The form with nothing filled in, as a YAML text.
  ///
  /// - Parameter order: in which order the answers are shown.
  func text(order: Value?) -> String {
    var lines = heading(order)
    let required = desk.schema.required(at: [])
    for field in desk.schema.propertyOrder(at: []) where !Self.filled.contains(field) && field != orderField {
      lines += [""] + comment([field])
      let inner = desk.schema.propertyOrder(at: [field])
      lines.append((required.contains(field) ? "" : "# ") + "\(field):")
      for name in inner {
        lines += comment([field, name], indent: "  ") + ["#   \(name):"]
      }
    }
    if let order {
      lines += [""] + comment([orderField])
      lines += ["\(orderField): \(String(decoding: order.writtenOnOneLine(), as: UTF8.self))"]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func heading(_ order: Value?) -> [String] {
    var lines = [
      "# \(desk.judge.person.id)'s judgement of \(item.name), by rubric \(desk.pin).",
      "# Fill it in, save it and leave the editor. Fields behind `#` may be left out.",
      "# The item is \(item.item.path.shown(limit: 300))",
    ]
    guard case .list(let names)? = order else { return lines }
    let looks = desk.stream.answers.looks(in: item.item.root)
    let answers = names.map { name -> String in
      let name = name.inWords
      return looks[name].map { "\(name) (\($0.shown(limit: 200)))" } ?? name
    }
    lines.append("# Look at the answers in this order: first \(answers.joined(separator: ", then ")).")
    return lines
  }

  private func comment(_ path: [String], indent: String = "") -> [String] {
    var words = desk.schema.words(at: path)?.foldedWhitespace.shown(limit: 400) ?? ""
    switch desk.schema.steps(at: path) {
    case .numbers(let range): words += " A whole number, \(range.lowerBound) to \(range.upperBound)."
    case .values(let values): words += " One of " + values.map(\.inWords).joined(separator: ", ") + "."
    case nil: break
    }
    guard !words.isEmpty else { return [] }
    return words.wrapped(to: 100, indent: 0).split(separator: "\n").map { "# \(indent)\($0)" }
  }
}
