package import Dataset
package import Diagnostics
package import Documents

/// A rule of the dataset: one file under `Sources/Rules`, named like its type.
///
/// The doc comment of the type is what `git dataset explain` prints. Messages stand at the foot of the rule's file.
/// Which protocol a rule conforms to says what it looks at; the engine calls it for that and nothing else.
package protocol Rule: Sendable {
  static var id: RuleID { get }
  /// What a finding of this rule weighs where the manifest says nothing.
  static var severity: Severity { get }
  /// Whether the rule keeps the repository itself safe: it holds for every commit of a push, not only for the newest
  /// state, and a manifest cannot weaken it.
  static var isSafety: Bool { get }
  /// Whether no manifest can give the rule another weight, because other rules rely on it; so it is for every rule of
  /// safety.
  static var isFixed: Bool { get }
  /// Whether what it finds of a commit hangs on how the protected ref stands at the time, so that the same commit may
  /// land on another day.
  static var isOfMoment: Bool { get }
  /// Whether it says who may change policy or a batch: where it refuses, what the change would come to is not asked.
  static var isOfEntitlement: Bool { get }

  init()
}

extension EntryRule {
  package static var subject: PolicyReach.Subject { .everything }
}

extension Rule {
  package static var severity: Severity { .error }
  package static var isSafety: Bool { false }
  package static var isFixed: Bool { isSafety }
  package static var isOfMoment: Bool { false }
  package static var isOfEntitlement: Bool { false }
}

/// Puts one kind of ``Problem`` into words, for items and for the dataset's own files alike.
package protocol DocumentRule: Rule {
  static var codes: Set<Problem.Code> { get }

  func message(for problem: Problem) -> Finding.Message
}

/// Looks at one added or changed entry: its path, mode and size.
package protocol EntryRule: Rule {
  /// Which files of a stream it has something to say about, so that those are looked at where a policy raises it.
  static var subject: PolicyReach.Subject { get }

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings)
}

/// Looks at the bytes of one added or changed file of at most the limit's size.
package protocol ContentRule: Rule {
  func inspect(_ bytes: [UInt8], of entry: FileEntry, _ findings: inout Findings)
}

/// Looks at a whole folder in which a name came or went.
package protocol DirectoryRule: Rule {
  func inspect(_ entries: [FileEntry], in context: DirectoryContext, _ findings: inout Findings)
}

/// Looks at one item that could be read.
package protocol ItemRule: Rule {
  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) throws(Unreadable)
}

/// Looks at the policy: manifest, people, schemas, rubrics, and what changed in them.
package protocol PolicyRule: Rule {
  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable)
}

/// A policy rule that compares the policy with the one before: it is asked about each commit that changes policy,
/// wherever it stands, and about what is staged.
package protocol StepRule: PolicyRule {}

/// A policy rule about the people file, which `git dataset check --advice people` asks too.
package protocol PeopleRule: PolicyRule {}

/// Looks at one rubric that has the shape its schema describes.
///
/// Warnings are for whoever writes the rubric: a check of everything leaves them out, since a published version cannot
/// be changed any more.
package protocol RubricRule: Rule {
  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings)
}

/// Looks at one rubric with what people said under it: only `git dataset check --advice` asks, since what others say
/// must not make a commit wrong.
package protocol RatedRubricRule: Rule {
  func inspect(_ rubric: RatedRubric, _ findings: inout Findings)
}

/// Looks at one batch's own file, which has the shape that its schema describes.
package protocol BatchRule: Rule {
  func inspect(_ batch: Batch, in file: Document, at path: String, _ findings: inout Findings)
}

/// Looks at one new commit, whoever asks: its message and which paths it changes.
package protocol CommitRule: Rule {
  func inspect(_ commit: NewCommit, _ findings: inout Findings) throws(Unreadable)
}

/// Looks at one new commit to a protected ref: who did what, and whether they may.
package protocol StatementRule: Rule {
  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable)
}

/// Looks at one item that lands under a policy that lets nothing land unapproved, in a push to a server that has seen
/// something said against it: nobody who has only the history can ask that again.
package protocol LandingRule: Rule {
  func inspect(_ item: LandingItem, _ findings: inout Findings)
}

/// Looks at a move of a ref that a push asks for.
package protocol UpdateRule: Rule {
  func inspect(_ update: RefUpdate, _ findings: inout Findings)
}
