internal import CLibgit2

/// libgit2 itself, started once for the process.
enum Library {
  /// Starts the library, where that has not been done.
  ///
  /// - Throws: ``GitError`` where it cannot be started: nothing of it may be called then.
  static func start() throws(GitError) {
    guard isStarted else {
      throw GitError(
        code: GitError.Code(rawValue: GIT_ERROR.rawValue), operation: "starting", subject: "libgit2",
        message: "there may be too little memory")
    }
  }

  private static let isStarted: Bool = {
    guard git_libgit2_init() > 0 else { return false }
    // Without bounds, libgit2 maps whole packs and keeps what it read: 486 MB for 200,000 items instead of 62.
    _ = gd_set_size_option(Int32(GIT_OPT_SET_MWINDOW_SIZE.rawValue), 4 << 20)
    _ = gd_set_size_option(Int32(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT.rawValue), 32 << 20)
    // git has just hashed what it staged or received.
    _ = gd_set_flag_option(Int32(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION.rawValue), 0)
    // A partial clone and a sparse checkout are refused otherwise.
    _ = gd_accept_extensions()
    return true
  }()
}

extension Repository {
  /// From now on, every object that this process reads is held against its name: needless where git itself has just
  /// named it, wanted where nobody knows who did.
  package static func verifyNames() throws(GitError) {
    try Library.start()
    let option = Int32(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION.rawValue)
    try check(gd_set_flag_option(option, 1), "setting up", subject: "libgit2")
  }
}

// libgit2 as Debian builds it reads every certificate of the system when it starts: 4 of the 8 ms that an empty program
// takes with it. Nothing here ever opens a TLS connection, so the readers are replaced by ones that find none. Where
// libgit2 was built with another library nobody calls these.

/// Stands for mbedTLS's reader of a folder of certificates.
///
/// - Returns: 0, as if the folder were empty.
@_cdecl("mbedtls_x509_crt_parse_path")
package func parseNoCertificates(in _: UnsafeMutableRawPointer?, at _: UnsafePointer<CChar>?) -> Int32 { 0 }

/// Stands for mbedTLS's reader of one file of certificates.
///
/// - Returns: 0, as if the file held none.
@_cdecl("mbedtls_x509_crt_parse_file")
package func parseNoCertificate(in _: UnsafeMutableRawPointer?, at _: UnsafePointer<CChar>?) -> Int32 { 0 }
