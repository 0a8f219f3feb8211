/// What a tree says an entry is, folders aside. Of a file's permissions git keeps whether it is executable.
package enum FileMode: UInt32, Sendable, Hashable, CustomStringConvertible {
  case file = 0o100644
  case executable = 0o100755
  case link = 0o120000
  case submodule = 0o160000

  /// The mode in a line of a patch, whose permissions may be any.
  init?(octal: UInt32) {
    switch octal & 0o170000 {
    case 0o100000: self = octal & 0o100 == 0 ? .file : .executable
    case 0o120000 where octal == 0o120000: self = .link
    case 0o160000 where octal == 0o160000: self = .submodule
    default: return nil
    }
  }

  /// Files, links and submodules never turn into one another by a change: one is deleted and the other added.
  func isKind(of other: FileMode) -> Bool { rawValue & 0o170000 == other.rawValue & 0o170000 }

  package var description: String { String(rawValue, radix: 8) }
}
