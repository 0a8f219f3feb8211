package import Diagnostics

/// What is wrong with a commit, and how that is mended; a rule declares its own at the foot of its file.
package struct CommitFault: Sendable {
  /// What is wrong: one line without a full stop.
  package let text: String
  package let mend: Mend

  package init(_ text: String, mend: Mend) {
    self.text = text
    self.mend = mend
  }

  /// A fault whose mending does not hang on where the commit stands.
  package init(_ text: String, help: String) {
    self.init(text, mend: Mend(stringLiteral: help))
  }

  /// The fault as the message of a finding about one commit.
  func message(about commit: NewCommit) -> Finding.Message {
    Finding.Message(text, help: mend.words(for: commit))
  }
}

/// How a fault of a commit is mended: words in which commands of git stand that differ for the newest commit and an
/// older one, as in `"\(.undo), and commit them by themselves"`.
package struct Mend: Sendable, ExpressibleByStringInterpolation {
  /// What is to be done with a commit.
  package enum Step: Sendable {
    /// Take it out of the branch, so that it can be made anew.
    case undo
    /// Change what is in it.
    case amend
    /// Change its message.
    case reword
    /// Make its signer its author and committer.
    case resetAuthor
    /// Take it out, and let a command make it anew.
    case redo(command: String)
  }

  fileprivate enum Piece: Sendable {
    case text(String)
    case step(Step)
  }

  /// The pieces of an interpolated text.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      pieces.append(.text(literal))
    }

    package mutating func appendInterpolation(_ step: Step) {
      pieces.append(.step(step))
    }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(.text(value.description))
    }
  }

  private let pieces: [Piece]

  package init(stringLiteral text: String) {
    pieces = [.text(text)]
  }

  package init(stringInterpolation interpolation: StringInterpolation) {
    pieces = interpolation.pieces
  }

  private init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  package static func + (one: Mend, other: Mend) -> Mend { Mend(one.pieces + other.pieces) }

  package static func + (one: Mend, other: String) -> Mend { Mend(one.pieces + [.text(other)]) }

  /// The words for one commit.
  fileprivate func words(for commit: NewCommit) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .step(let step): step.words(for: commit)
      }
    }.joined()
  }
}

extension Mend.Step {
  fileprivate func words(for commit: NewCommit) -> String {
    let id = commit.change.id.prefix(12)
    return switch (self, commit.isTip) {
    case (.undo, true): "git reset --keep HEAD~1"
    case (.undo, false): "git rebase --onto \(id)~1 \(id)"
    case (.amend, true): "git commit --amend --no-edit -S"
    case (.amend, false): "git rebase -i, and amend \(id)"
    case (.reword, true): "git commit --amend -S"
    case (.reword, false): "git rebase -i -S, and reword the commit"
    case (.resetAuthor, true): Self.resetting
    case (.resetAuthor, false): "git rebase -i, and in that commit \(Self.resetting)"
    case (.redo(let command), _): "\(Mend.Step.undo.words(for: commit)), then \(command)"
    }
  }

  private static let resetting = "git commit --amend --no-edit --reset-author -S"
}

extension Findings {
  /// Adds a finding about a commit.
  ///
  /// - Parameter path: the file of the commit that shows it; nil where it is about the commit itself.
  package mutating func add(
    _ fault: @autoclosure () -> CommitFault, to commit: NewCommit, at path: @autoclosure () -> String? = nil,
    atMost weight: Severity = .error
  ) {
    add(fault().message(about: commit), at: commit.location(of: path()), atMost: weight)
  }

  /// Adds a finding in words that rules about files share, about a file of a commit that is judged.
  package mutating func add(_ message: @autoclosure () -> Finding.Message, to commit: JudgedCommit, at path: String) {
    add(message(), at: commit.new.location(of: path))
  }

  /// Adds a finding about a commit that is judged.
  package mutating func add(
    _ fault: @autoclosure () -> CommitFault, to commit: JudgedCommit, at path: @autoclosure () -> String? = nil,
    atMost weight: Severity = .error
  ) {
    add(fault(), to: commit.new, at: path(), atMost: weight)
  }
}

extension NewCommit {
  /// A file of the commit as a place, or the commit itself; without an id, where it is only about to be made.
  fileprivate func location(of path: String?) -> Location {
    Location(path: path ?? "", commit: change.id.isEmpty ? nil : change.id)
  }
}
