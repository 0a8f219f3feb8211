package import Dataset
import Diagnostics
import Documents

/// A rubric as a page for a terminal.
package struct RubricPage: Sendable {
  private let rubric: Rubric
  private let name: String

  /// - Parameter name: what the page is headed by, such as `bug-fix@1.0.1`.
  package init(_ rubric: Rubric, name: String) {
    self.rubric = rubric
    self.name = name
  }

  /// The page.
  ///
  /// - Parameter width: how long a line may get; nil for paragraphs on one line each.
  package func text(width: Int?) -> String {
    let root = rubric.document.root
    var parts = ["\(name)\n\(shown(root["title"]).wrapped(to: width))\n"]
    parts.append(shown(root["scope"]).wrapped(to: width) + "\n" + program(root["checks"], width))
    parts.append("Scale: \(shown(root["scale"]?["name"]))\n" + levels(width))
    parts += rubric.criteria.map { criterion($0, width) }
    parts.append("Severities, the lightest first\n" + severities(width))
    if !rubric.decisionRules.isEmpty { parts.append("Decisions\n" + decisions(width)) }
    let rule = root["aggregation"]
    parts.append(
      "Verdict\n" + line("  approve at", "\(shown(rule?["threshold"])): \(shown(rule?["method"]))", width: width))
    return parts.joined(separator: "\n")
  }

  private func levels(_ width: Int?) -> String {
    rubric.levels.map { line("  \($0.value.text)", "\(shown($0.label)): \(shown($0.anchor))", width: width) }.joined()
  }

  private func severities(_ width: Int?) -> String {
    (rubric.document.root["severities"]?.elements.map {
      line("  \(shown($0["id"]))", shown($0["meaning"]), width: width)
    }
      ?? [])
      .joined()
  }

  private func decisions(_ width: Int?) -> String {
    rubric.decisionRules.map { rule in
      line("  if", shown(rule.condition), width: width) + line("    then", shown(rule.answer), width: width)
        + line("    over", shown(rule.instead), width: width)
    }.joined()
  }

  private func criterion(_ criterion: Rubric.Criterion, _ width: Int?) -> String {
    let fields = rubric.document.root["criteria"]?.elements.first { $0["id"]?.text == criterion.id.text }
    let facts =
      "\(shown(criterion.kind)), weight \(shown(fields?["weight"])), evidence: \(shown(fields?["evidence_required"]))"
    var text = "\(shown(criterion.id))  (\(facts))\n" + line(" ", shown(criterion.question), width: width, indent: 2)
    text +=
      line("  pass if", shown(criterion.passIf), width: width)
      + line("  fail if", shown(criterion.failIf), width: width)
    if let node = fields?["not_applicable_if"] { text += line("  not applicable if", shown(node), width: width) }
    text += program(fields?["checks"], width)
    if let node = criterion.precedence { text += line("  precedence", shown(node), width: width) }
    for example in fields?["examples"]?.elements.map({ $0 }) ?? [] {
      let severity = example["severity"].map { ", \(shown($0))" } ?? ""
      text += line("  e.g. \(shown(example["verdict"]))\(severity):", shown(example["snippet"]), width: width)
      text += line("       because", shown(example["why"]), width: width)
    }
    return text
  }

  /// The checks to which something is left; nothing where nothing is.
  private func program(_ checks: Node?, _ width: Int?) -> String {
    guard let checks, checks.count > 0 else { return "" }
    return line("  left to", checks.elements.map { shown($0) }.joined(separator: ", "), width: width)
  }

  /// A label and a text beside it, its further lines moved in.
  private func line(_ label: String, _ text: String, width: Int?, indent: Int = 6) -> String {
    "\(label) \(text)".wrappedKeepingStart(to: width, indent: indent) + "\n"
  }

  private func shown(_ node: Node?) -> String { (node?.foldedText ?? "").shown(limit: 10_000) }
}

extension String {
  /// The text wrapped, with the spaces at its start.
  fileprivate func wrappedKeepingStart(to width: Int?, indent: Int) -> String {
    let start = prefix { $0 == " " }
    let rest = String(dropFirst(start.count))
    guard let width else { return self }
    return start + rest.wrapped(to: width, indent: indent)
  }
}
