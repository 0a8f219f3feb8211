internal import CLibgit2

/// The four kinds of git objects.
package enum ObjectKind: Sendable {
  case commit, tree, blob, tag

  init?(_ type: git_object_t) {
    switch type {
    case GIT_OBJECT_COMMIT: self = .commit
    case GIT_OBJECT_TREE: self = .tree
    case GIT_OBJECT_BLOB: self = .blob
    case GIT_OBJECT_TAG: self = .tag
    default: return nil
    }
  }
}

extension Repository {
  /// An object's kind and size in bytes, without its content.
  package func header(of id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int) {
    if let lastHeader, lastHeader.id == id { return (lastHeader.kind, lastHeader.size) }
    var size = 0
    var type = GIT_OBJECT_INVALID
    var oid = id.oid
    try check(git_odb_read_header(&size, &type, database, &oid), "reading the header of", subject: id.description)
    guard let kind = ObjectKind(type) else { throw .unknownKind(id) }
    lastHeader = (id, kind, size)
    return (kind, size)
  }

  /// The most bytes of an object that is read into memory: what is larger is no commit or tree that git would write,
  /// and no file that a dataset may hold. A gigabyte of zeros is a megabyte on the wire.
  package static let largestObject = 16 << 20

  /// From so many bytes on the digest of a content is remembered, and the content is not.
  private static let largeObject = 1 << 16

  /// An object's kind and content, copied out.
  package func read(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind, bytes: [UInt8]) {
    try withObject(id) { (kind, bytes) in (kind, Array(bytes)) }
  }

  /// Lends an object's content, which is gone when `body` returns.
  ///
  /// - Throws: ``GitError`` where it cannot be read, or is larger than ``largestObject``.
  package func withObject<Result>(
    _ id: ObjectID, _ body: (ObjectKind, UnsafeRawBufferPointer) -> Result
  ) throws(GitError) -> Result {
    let size = try header(of: id).size
    guard size <= Self.largestObject else { throw .tooLarge(id, size) }
    var object: OpaquePointer?
    var oid = id.oid
    try check(git_odb_read(&object, database, &oid), "reading", subject: id.description)
    defer { git_odb_object_free(object) }
    guard let kind = ObjectKind(git_odb_object_type(object)) else { throw .unknownKind(id) }
    // An object that reads as another than its header says would be judged as what it is not.
    guard let start = git_odb_object_data(object), git_odb_object_size(object) == size else { throw .cutShort(id) }
    return body(kind, UnsafeRawBufferPointer(start: start, count: size))
  }

  /// The content of an object that must be of one kind.
  package func read(_ id: ObjectID, as expected: ObjectKind) throws(GitError) -> [UInt8] {
    let (kind, bytes) = try read(id)
    guard kind == expected else {
      throw GitError(
        code: .wrongKind, operation: "reading", subject: id.description,
        message: "the object is a \(kind), not a \(expected)")
    }
    return bytes
  }

  /// The content of a blob, which may be asked for again soon.
  package func content(of id: ObjectID) throws(GitError) -> [UInt8] {
    if let known = recentContents[id] { return known }
    let bytes = try read(id, as: .blob)
    recentContents.keep(bytes, of: id)
    return bytes
  }

  /// Whether an object came with the push that was received.
  package func isReceived(_ id: ObjectID) -> Bool {
    guard let quarantine else { return false }
    var oid = id.oid
    return git_odb_exists_ext(quarantine, &oid, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1
  }

  /// What `digest` makes of an object's content; found once for one that is large.
  package func digest(
    of id: ObjectID, by digest: (UnsafeRawBufferPointer) -> String
  ) throws(GitError) -> String {
    if let known = digests[id] { return known }
    // Whoever asks for the digest of a small one mostly looks at it next.
    if try size(of: id) < Self.largeObject { return try content(of: id).withUnsafeBytes(digest) }
    let text = try withObject(id) { _, bytes in digest(bytes) }
    if digests.count >= 1_000 { digests = [:] }
    digests[id] = text
    return text
  }

  /// The size in bytes of a content, which need not be read for it.
  package func size(of id: ObjectID) throws(GitError) -> Int {
    if let known = recentContents[id] { return known.count }
    return try header(of: id).size
  }
}

extension GitError {
  fileprivate static func tooLarge(_ id: ObjectID, _ size: Int) -> GitError {
    GitError(
      code: .tooLarge, operation: "reading", subject: id.description,
      message: "it has \(size) bytes, and 16 MiB is the most that is read")
  }

  fileprivate static func cutShort(_ id: ObjectID) -> GitError {
    GitError(
      code: .wrongKind, operation: "reading", subject: id.description,
      message: "the object has not the size that its header says")
  }

  fileprivate static func unknownKind(_ id: ObjectID) -> GitError {
    GitError(code: .notFound, operation: "reading", subject: id.description, message: "the object is of no known kind")
  }
}
