import Dataset
import Diagnostics
import Engine
import Intake

/// A commit that the server's rules refuse, and that was therefore not made.
struct StatementRefusal: Error {
  let verdict: Verdict

  /// What is printed about it.
  func text(_ console: Console) -> String { RefusalWords.statement.text(for: verdict, console) }
}

extension StatementCommit {
  /// Judges the commit as a server judges a push of it alone, whatever else waits to be pushed.
  ///
  /// - Throws: ``StatementRefusal`` where it would be refused for what it does itself.
  func refuseUnlessTaken(_ id: String) async throws {
    // A batch that is opened again may hold what has to be mended next.
    let inquiry = try await session.intake.range(from: dataset.head, to: id, as: .statement)
    let inspector = Inspector.standard()
    let verdict = try await inspector.inspect(inquiry)
    guard !verdict.passes else { return }
    let before = try await inspector.inspect(before(inquiry))
    let known = Set(before.findings.map(\.ofNoCommit))
    let own = verdict.findings.filter { $0.location.commit != nil || !known.contains($0.ofNoCommit) }
    let refusal = Verdict(findings: own.map(\.ofNoCommit.withoutUndoing), items: verdict.items)
    guard refusal.passes else { throw StatementRefusal(verdict: refusal) }
  }

  /// What can be asked about the same paths, and whatever depends on them, without the commit: what was wrong before it
  /// is for others to say.
  private func before(_ inquiry: Inquiry) throws -> Inquiry {
    var before = try session.intake.tree(dataset.head)
    guard case .changes(let changes) = inquiry.scope else { return before }
    var paths: [PathChange] = []
    for change in changes {
      paths.append(PathChange(path: change.path, old: change.old, new: change.old))
      // A name that came is asked about in every folder above it.
      var folder = change.path.parentPath
      while change.old == nil, !folder.isEmpty {
        paths.append(PathChange(path: folder, old: nil, new: nil))
        folder = folder.parentPath
      }
    }
    before.scope = .changes(paths)
    return before
  }
}

extension Finding {
  /// The finding as one of a state, whichever commit has it.
  fileprivate var ofNoCommit: Finding {
    Finding(rule: rule, severity: severity, location: location.ofNoCommit, message: message)
  }

  /// The finding without advice to take back or to amend a commit that is not there.
  fileprivate var withoutUndoing: Finding {
    Finding(
      rule: rule, severity: severity, location: location,
      message: Message(message.text, help: message.help.withoutUndoing, isUndecided: message.isUndecided))
  }
}

extension String {
  /// An advice without the commands that take the last commit back or amend it.
  fileprivate var withoutUndoing: String {
    var rest = self[...]
    if let undone = rest.firstRange(of: "git reset --keep HEAD~1") {
      rest = rest[undone.upperBound...]
      for link in [", and ", ", then ", "; ", ", "] where rest.hasPrefix(link) {
        rest = rest.dropFirst(link.count)
        break
      }
    }
    for link in [", then ", ": ", ""] {
      guard let amending = rest.firstRange(of: "\(link)git commit --amend") else { continue }
      // Who the author is, git has from its settings.
      let isAuthor = link == ": " && rest[amending.upperBound...].contains("--reset-author")
      rest = rest[..<amending.lowerBound]
      return isAuthor ? "\(rest): git var GIT_AUTHOR_IDENT shows whom git takes for the author" : String(rest)
    }
    return String(rest)
  }
}

extension RefusalWords {
  fileprivate static let statement = RefusalWords(
    refusal: "commit refused before anything was written; the server would refuse it too",
    advice: "Nothing was committed. Mend what is wrong, in hooks and git's settings too, and give the command again.")
}
