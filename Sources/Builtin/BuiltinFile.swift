/// One embedded file.
package struct BuiltinFile: Sendable {
  /// The path from the root of the product's source tree, such as `Hooks/pre-push`.
  package let path: String
  /// Whether the file may be run.
  package let isExecutable: Bool
  private let content: StaticString
  private let isBase64: Bool

  init(path: String, content: StaticString, isBase64: Bool = false, isExecutable: Bool = false) {
    self.path = path
    self.content = content
    self.isBase64 = isBase64
    self.isExecutable = isExecutable
  }

  /// The file's bytes, made anew for each call.
  package var bytes: [UInt8] {
    content.withUTF8Buffer { isBase64 ? Base64.decoded($0) : Array($0) }
  }

  /// The path from `folder`, a path without a closing `/`; nil where the file lies elsewhere.
  package func path(from folder: String) -> String? {
    let prefix = folder + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return nil }
    return String(path.dropFirst(prefix.count))
  }
}
