import Diagnostics
import Documents

/// The rules by what they look at, so that each occasion asks only those that have something to say.
package struct RuleSet: Sendable {
  let documents: [Problem.Code: any DocumentRule]
  let ownFiles: [OwnFile: any OwnFileRule]
  let entries: [any EntryRule]
  let contents: [any ContentRule]
  let directories: [any DirectoryRule]
  let items: [any ItemRule]
  let policy: [any PolicyRule]
  let rubrics: [any RubricRule]
  let ratedRubrics: [any RatedRubricRule]
  let batches: [any BatchRule]
  let frozen: [any FrozenBatchRule]
  let freezes: [any FreezeRule]
  let landings: [any LandingRule]
  let commits: [any CommitRule]
  let statements: [any StatementRule]
  let updates: [any UpdateRule]

  /// Rules that are known by what they look at.
  package init(
    documents: [any DocumentRule], ownFiles: [any OwnFileRule], entries: [any EntryRule], contents: [any ContentRule],
    directories: [any DirectoryRule], items: [any ItemRule], policy: [any PolicyRule], rubrics: [any RubricRule],
    ratedRubrics: [any RatedRubricRule], batches: [any BatchRule], frozen: [any FrozenBatchRule],
    freezes: [any FreezeRule], landings: [any LandingRule], commits: [any CommitRule], statements: [any StatementRule],
    updates: [any UpdateRule]
  ) {
    var byCode: [Problem.Code: any DocumentRule] = [:]
    for rule in documents {
      for code in type(of: rule).codes { byCode[code] = rule }
    }
    self.documents = byCode
    self.ownFiles = Dictionary(ownFiles.map { (type(of: $0).file, $0) }, uniquingKeysWith: { first, _ in first })
    self.entries = entries
    self.contents = contents
    self.directories = directories
    self.items = items
    self.policy = policy
    self.rubrics = rubrics
    self.ratedRubrics = ratedRubrics
    self.batches = batches
    self.frozen = frozen
    self.freezes = freezes
    self.landings = landings
    self.commits = commits
    self.statements = statements
    self.updates = updates
  }

  /// Every rule.
  var all: [any Rule] {
    let documents: [any Rule] = Array(documents.values)
    let ownFiles: [any Rule] = Array(ownFiles.values)
    let contents: [any Rule] = entries + contents + directories + items
    let policies: [any Rule] = policy + rubrics + ratedRubrics + batches + frozen + freezes
    return documents + ownFiles + contents + policies + landings + commits + statements + updates
  }

  /// The rule about commits that has an id; nil where none has.
  func rule(aboutCommits id: RuleID) -> (any Rule.Type)? {
    commits.map { type(of: $0) as any Rule.Type }.first { $0.id == id }
      ?? statements.map { type(of: $0) as any Rule.Type }.first { $0.id == id }
  }
}
