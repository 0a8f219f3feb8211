/// How a repository names its objects. The digest comes from whoever calls, so that nothing here depends on a library
/// of cryptography.
package struct ObjectHash: Sendable {
  /// SHA-1 or SHA-256 of some bytes, whole.
  package let digest: @Sendable ([UInt8]) -> [UInt8]
  /// How many bytes the digest has: 20 or 32.
  package let length: Int

  package init(length: Int, digest: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    precondition(length == 20 || length == 32, "git knows SHA-1 and SHA-256")
    self.digest = digest
    self.length = length
  }

  /// The id of a file with this content.
  package func blob(_ content: [UInt8]) -> ObjectName { name(of: Self.header("blob", content.count) + content) }

  /// The id of an object, header included.
  func name(of bytes: [UInt8]) -> ObjectName {
    guard let name = ObjectName(digest: digest(bytes)), name.length == length else {
      preconditionFailure("the digest has not the length that it is said to have")
    }
    return name
  }

  static func header(_ kind: StaticString, _ size: Int) -> [UInt8] { Array("\(kind) \(size)\0".utf8) }
}
