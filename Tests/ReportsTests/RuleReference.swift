import Diagnostics
import Reports

/// The rule reference of the documentation: every rule by its group, in Markdown.
struct RuleReference: Sendable {
  private let rules: [RuleDescription]

  /// - Parameter rules: in any order; the page is in the order of the ids.
  init(_ rules: [RuleDescription]) {
    self.rules = rules.sorted { $0.id < $1.id }
  }

  /// The whole page.
  var markdown: String {
    var page = Self.introduction
    var group = ""
    for rule in rules {
      if rule.id.group != group {
        group = rule.id.group
        page += "\n## \(group)\n"
      }
      page += "\n### \(rule.id.name)\n\n*\(rule.weight)*\n\n\(rule.explanation)\n"
    }
    return page
  }

  private static let introduction = """
    # Rules

    <!-- Written from the rules (RECORD=1 swift test --filter RuleReference): change them, not this page. -->

    Every finding names the rule that it comes from, `group/name`. `git dataset explain RULE` prints what stands here
    about the rule, `git dataset explain` lists them all. The names are part of the interface: none ever gets another
    meaning.

    An *error* blocks a commit and a push; a *warning* is only shown. The manifest can give a rule another weight,
    `error`, `warning` or `off`, for the whole dataset or for one stream:

    ```yaml
    rules:
      item/unquoted-scalar: warning
    streams:
      bug-fix:
        rules:
          item/unquoted-scalar: error
    ```

    A rule of *safety* keeps the repository itself safe. It holds for every commit of a push, even where a later commit
    takes the content out again, and no manifest can weaken it. A *fixed* rule keeps its weight too, because other rules
    rely on what it holds to.

    """
}
