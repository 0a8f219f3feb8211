import Dataset
import Diagnostics
import Engine

/// No file holds a secret: an access token of a well-known shape, or a private key.
///
/// Why: whoever clones the dataset has the secret, and so has every model that is trained on it; history keeps it even
/// after the file is mended.
///
/// Fix: revoke the secret where it came from, then replace it in the file by a placeholder such as `<token>`. A shape
/// with the word EXAMPLE in it is taken for documentation.
struct ContentSecret: ContentRule {
  static let id: RuleID = "content/secret"
  static let isSafety = true

  func inspect(_ bytes: [UInt8], of entry: FileEntry, _ findings: inout Findings) {
    var scanner = LineScanner()
    for match in SecretScan.matches(in: bytes) {
      let (line, column) = scanner.place(of: match.offset, in: bytes)
      findings.add(.secret(match.kind), at: Location(path: entry.path, line: line, column: column))
    }
  }
}

/// Finds lines and columns of growing offsets in one pass.
private struct LineScanner {
  private var offset = 0
  private var line = 1
  private var column = 1

  mutating func place(of wanted: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    while offset < wanted {
      if bytes[offset] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    return (line, column)
  }
}

extension Finding.Message {
  // The secret itself is never shown: findings end up in logs.
  fileprivate static func secret(_ kind: String) -> Finding.Message {
    Finding.Message("\(kind) stands here", help: "revoke it where it came from, then write a placeholder in its place")
  }
}
