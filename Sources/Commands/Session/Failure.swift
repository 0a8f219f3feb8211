import Dataset
import Diagnostics
import Documents
import Engine

/// Why a command could not do its work, in words for the person who gave it: exit code 2.
struct Failure: Error, Hashable {
  /// What went wrong, one line without a full stop.
  let message: String
  /// What to do about it; empty where nothing can be said.
  let help: String

  init(_ message: String, help: String = "") {
    self.message = message
    self.help = help
  }

  init(_ error: Unreadable) {
    self.init(Refusal(error))
  }

  init(_ refusal: Refusal) {
    self.init(refusal.words, help: refusal.help)
  }

  init(_ obstacle: Obstacle) {
    self.init(obstacle.words, help: obstacle.remedy)
  }

  /// Folds whatever was thrown: content that cannot be read, or a fault of the program itself, which is no pass either.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let unreadable as Unreadable: self.init(unreadable)
    case let refusal as Refusal: self.init(refusal)
    case let refusal as YAMLEdit.Refusal: self.init(Refusal(refusal))
    default: self.init("unexpected: \(String(describing: error).shown(limit: 400))")
    }
  }

  /// What is printed, with a line break at the end. What a pusher named may stand in it, so nothing in it reaches a
  /// terminal as it is.
  var text: String {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).shown(limit: 1000) }
    let first = "git-dataset: \(lines.joined(separator: "\n"))\n"
    return help.isEmpty ? first : first + "  help: \(help.shown(limit: 1000))\n"
  }
}

/// Runs what throws ``Refusal``, and throws ``Failure`` in its place.
func orFailure<Result>(_ body: () throws(Refusal) -> Result) throws(Failure) -> Result {
  do throws(Refusal) { return try body() } catch { throw Failure(error) }
}

/// Runs what throws ``Unreadable``, and throws ``Failure`` in its place.
func orFailure<Result>(_ body: () async throws(Unreadable) -> Result) async throws(Failure) -> Result {
  do throws(Unreadable) { return try await body() } catch { throw Failure(error) }
}

/// How a command ended, as its exit code says it. Wrong usage is 64, which the argument parser gives by itself.
enum Outcome: Int32, Sendable {
  /// Nothing is wrong.
  case clean = 0
  /// The work was done, and something was found.
  case findings = 1
  /// The work could not be done, so nothing is known.
  case failed = 2
}
