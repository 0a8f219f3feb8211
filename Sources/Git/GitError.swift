internal import CLibgit2

/// A call to libgit2 that failed: which, on what, and what libgit2 says about it.
package struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// libgit2's code (`git_error_code`), open for codes that later versions add.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static let notFound = Code(rawValue: GIT_ENOTFOUND.rawValue)
    /// An object that nobody should read into memory; libgit2 itself knows no such limit.
    package static let tooLarge = Code(rawValue: GIT_EBUFS.rawValue)
    /// An object of another kind than the one that was asked for.
    package static let wrongKind = Code(rawValue: GIT_EINVALID.rawValue)
    package static let owner = Code(rawValue: GIT_EOWNER.rawValue)
  }

  package let code: Code
  /// What was tried, as a noun phrase: `reading an object`.
  package let operation: String
  /// What it was tried on.
  package let subject: String
  package let message: String

  package var description: String { "\(operation) \(subject): \(message)" }
}

/// Turns libgit2's status into an error; every call goes through here.
///
/// The message belongs to the thread, so it is read at once.
@discardableResult
func check(_ status: Int32, _ operation: StaticString, subject: @autoclosure () -> String) throws(GitError) -> Int32 {
  guard status < 0 else { return status }
  let last = git_error_last().flatMap { $0.pointee.message.map { String(cString: $0) } }
  throw GitError(
    code: GitError.Code(rawValue: status), operation: "\(operation)", subject: subject(),
    message: last ?? "libgit2 gives no reason (status \(status))")
}
