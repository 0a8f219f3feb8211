/// The line that stands for a submodule in patches.
enum Submodule {
  private static let words = Array("Subproject commit ".utf8)

  static func line(_ commit: ObjectName) -> [UInt8] { words + commit.hex + [.lineFeed] }

  /// The commit in such a line; nil where there is none.
  static func commit(in line: [UInt8], length: Int) -> ObjectName? {
    guard line.starts(with: words) else { return nil }
    return ObjectName(hex: line.dropFirst(words.count).prefix(2 * length))
  }
}
