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
  let commits: [any CommitRule]
  let updates: [any UpdateRule]

  package init(_ rules: [any Rule]) {
    var documents: [Problem.Code: any DocumentRule] = [:]
    for case let rule as any DocumentRule in rules {
      for code in type(of: rule).codes { documents[code] = rule }
    }
    var ownFiles: [OwnFile: any OwnFileRule] = [:]
    for case let rule as any OwnFileRule in rules { ownFiles[type(of: rule).file] = rule }
    self.documents = documents
    self.ownFiles = ownFiles
    entries = rules.compactMap { $0 as? any EntryRule }
    contents = rules.compactMap { $0 as? any ContentRule }
    directories = rules.compactMap { $0 as? any DirectoryRule }
    items = rules.compactMap { $0 as? any ItemRule }
    policy = rules.compactMap { $0 as? any PolicyRule }
    commits = rules.compactMap { $0 as? any CommitRule }
    updates = rules.compactMap { $0 as? any UpdateRule }
  }
}
