import Dataset
import Diagnostics
import Engine

/// Whoever has a part in a commit that changes an item - its author, its signer, its co-authors - is among the item's
/// `authors`, or is the one who imported it.
///
/// Whoever comes to be listed by a commit, and whoever changes an item, was an annotator of the stream before it: an
/// author who lost the role may still withdraw an item. An item of a batch that was frozen before is withdrawn by a
/// calibrator, who is nobody's author, and so is one that was planted, when it is revealed.
///
/// Why: the authors are the people who may not review the item. Somebody who wrote at it and is not listed could.
///
/// Fix: add the person to the item's `authors`, in the same commit; or let somebody make the change who is listed.
struct ItemContributors: StatementRule {
  static let id: RuleID = "item/contributors"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard !commit.items.isEmpty else { return }
    let people = commit.authority.people
    for item in commit.items {
      if item.after == .unknown { findings.add(.unknown(item.name), to: commit) }
      if item.before == .none, item.after == .none, commit.change.brings(filesOf: item.name, commit.layout) {
        findings.add(.early(item.name), to: commit)
      }
      for person in item.newcomers.sorted() where !(people[person]?.has(.annotator, in: item.name.stream) ?? false) {
        findings.add(.noAnnotator(person, item.name), to: commit)
      }
    }
    for value in commit.change.unreadableCoAuthors { findings.add(.unreadable(value), to: commit) }
    for (email, person) in contributors(to: commit, people) {
      guard let person else {
        findings.add(.nobody(email, people.path), to: commit)
        continue
      }
      let ended = commit.items.filter { $0.isGoingOn(by: person.id) && !person.has(.annotator, in: $0.name.stream) }
      if let first = ended.first { findings.add(.ended(person, first.name), to: commit) }
      let missing = commit.items.filter { !$0.admits(person.id) && !isWithdrawn($0, by: person, commit) }
      guard let first = missing.first else { continue }
      let isRebased = email == commit.change.committer.email && commit.isRebased
      findings.add(.notListed(person, first.name, count: missing.count, isRebased: isRebased), to: commit)
    }
  }

  private func isWithdrawn(_ item: ChangedItem, by person: Person, _ commit: JudgedCommit) -> Bool {
    guard item.after == .none, person.has(.calibrator, in: item.name.stream) else { return false }
    return commit.batches.contains {
      $0.name == item.name.batchName && ($0.hasAttempts || $0.takesOut(item.name.id))
    }
  }

  /// The people with a part in a commit, each once, and the addresses of those who are nobody.
  private func contributors(to commit: JudgedCommit, _ people: People) -> [(email: String, person: Person?)] {
    var found: [(email: String, person: Person?)] = []
    for identity in [commit.change.author] + commit.change.coAuthors {
      found.append((identity.email, people.person(withEmail: identity.email)))
    }
    if let signer = commit.signer { found.append((commit.change.committer.email, signer.person)) }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.person?.id ?? "<\($0.email)>").inserted }
  }
}

extension ChangedItem {
  /// Whether somebody answered for the item before the commit, and does so after it.
  fileprivate func isGoingOn(by person: String) -> Bool {
    guard case .listed(let earlier) = before, case .listed(let people) = after else { return false }
    return earlier.contains(person) && people.contains(person)
  }

  /// Whether somebody answers for the item, after the commit or, where it goes, before.
  fileprivate func admits(_ person: String) -> Bool {
    switch (after, before) {
    case (.listed(let people), _): people.contains(person)
    case (.none, .listed(let people)): people.contains(person)
    case (.unknown, _), (.none, _): true
    }
  }
}

extension CommitChange {
  /// Whether the commit adds or changes a file that belongs to an item.
  fileprivate func brings(filesOf item: ItemName, _ layout: Layout) -> Bool {
    changes.contains { $0.new != nil && layout.place(of: $0.path).itemName == item }
  }
}

extension CommitFault {
  fileprivate static func noAnnotator(_ person: String, _ item: ItemName) -> CommitFault {
    let who = person.shown(plain: true)
    return CommitFault(
      "\(who) becomes an author of \(item), and was no annotator of `\(item.stream)` before the commit",
      mend: "ask an owner for the role first: git dataset people add ID --role \(item.stream):annotator")
  }

  fileprivate static func ended(_ person: Person, _ item: ItemName) -> CommitFault {
    CommitFault(
      "\(person.id) has a part in the commit, which changes \(item), and is no annotator of `\(item.stream)` any more",
      mend: "let another of its authors make the change")
  }

  fileprivate static func early(_ item: ItemName) -> CommitFault {
    CommitFault(
      "the commit brings files of \(item), which is not there, so nobody could say who may not review them",
      mend: "bring the item with its `authors` in the same commit: \(.amend)")
  }

  fileprivate static func unknown(_ item: ItemName) -> CommitFault {
    CommitFault(
      "the commit leaves \(item) without authors that can be read, so nobody could say who may not review it",
      mend: "give the item its authors in that commit: \(.amend)")
  }

  fileprivate static func unreadable(_ value: String) -> CommitFault {
    CommitFault(
      "the trailer `Co-authored-by: \(value.shown(limit: 120))` names nobody that can be read",
      mend: "write one for each person: `Co-authored-by: NAME <EMAIL>`")
  }

  fileprivate static func nobody(_ email: String, _ path: String) -> CommitFault {
    CommitFault(
      "the commit changes items, and \(email.shown(plain: true)) has a part in it, who is nobody in \(path)",
      mend: "git config user.email to an address that is listed, then \(.resetAuthor)")
  }

  fileprivate static func notListed(_ person: Person, _ item: ItemName, count: Int, isRebased: Bool) -> CommitFault {
    let more = andMore(count - 1)
    return CommitFault(
      "\(person.id) has a part in the commit, but is no author of \(item)\(more)",
      mend: "add \(person.id) to the `authors`, or let one of them make the change"
        + (isRebased ? "; after a rebase: \(JudgedCommit.takingBackRebase)" : ""))
  }
}
