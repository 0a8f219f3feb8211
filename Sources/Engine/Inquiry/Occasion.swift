/// What makes the program look, and with that how far it looks.
package enum Occasion: Hashable, Sendable {
  /// A state is looked at by itself: a work tree, a tree, or some files.
  case check
  /// A state is about to become a commit, and more commits may follow.
  case staged
  /// Items are about to be frozen.
  case freeze
  /// Commits of a clone are looked at as if they had come to a protected ref.
  case range
  /// A commit that is a statement is about to become the last one of its branch.
  case statement
  /// Commits are about to be sent to a ref, as far as it is known, or to be merged into it.
  case outgoing(toProtected: Bool)
  /// A server has received commits for a ref.
  case received(toProtected: Bool)
  /// The whole history of a protected ref is looked at.
  case history

  /// Whether it is asked who made each commit and whether they may: the ref is a protected one. Elsewhere anybody may
  /// propose anything.
  package var asksWho: Bool {
    switch self {
    case .range, .statement, .history: true
    case .outgoing(let isProtected), .received(let isProtected): isProtected
    case .check, .staged, .freeze: false
    }
  }

  /// Whether roles and severities are those of the state before: what a push brings along never judges that push.
  var isJudgedByBase: Bool {
    switch self {
    case .statement, .outgoing, .received, .history: true
    case .check, .staged, .freeze, .range: false
    }
  }

  /// Whether only what changed is judged, and nothing that depends on it elsewhere: on a ref whose policy never comes
  /// in force, what that would judge otherwise is nobody's question yet.
  var isDraft: Bool { self == .received(toProtected: false) }

  /// Whether the whole history is asked about: then nothing that lies in the newest state is known to be new in it.
  var isHistory: Bool { self == .history }

  /// Whether a batch is about to be frozen: then what its last attempt froze is judged anew.
  var isForFreeze: Bool { self == .freeze }

  /// Whether more commits may follow before anybody else sees the state: then what a change of policy or of a batch
  /// makes wrong elsewhere only warns, since policy and content are never mended in one commit.
  var isInProgress: Bool { self == .staged || self == .statement }

  /// Whether an item may still be waived before it comes to a protected ref, by somebody who has to see it first: then
  /// what may be waived only warns.
  var awaitsWaivers: Bool {
    switch self {
    case .staged, .statement, .outgoing(toProtected: false), .received(toProtected: false): true
    case .check, .freeze, .range, .outgoing, .received, .history: false
    }
  }
}
