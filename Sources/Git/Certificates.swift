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
