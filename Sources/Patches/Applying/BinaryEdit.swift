/// Applies a binary patch to a file, which must be the very one that the patch was made for.
struct BinaryEdit {
  private let change: FileChange
  private let hash: ObjectHash
  private let room: Int

  /// - Parameter room: how many bytes the result may have.
  init(_ change: FileChange, hash: ObjectHash, room: Int) {
    self.change = change
    self.hash = hash
    self.room = room
  }

  /// The file afterwards.
  mutating func edited(_ content: [UInt8]) throws(RefusalReason) -> [UInt8] {
    guard let old = ObjectName(hex: change.oldID), let new = ObjectName(hex: change.newID),
      old.length == hash.length, new.length == hash.length
    else {
      if case .binaryWithoutData = change.content { throw RefusalReason(.binaryDataMissing) }
      throw RefusalReason(.idsNotWhole)
    }
    if change.oldPath != nil {
      let found = hash.blob(content)
      guard found == old else { throw RefusalReason(.otherContent(expected: old, found: found)) }
    }
    if new.isNull { return [] }
    let result = try result(of: content)
    let found = hash.blob(result)
    guard found == new else { throw RefusalReason(.otherResult(expected: new, found: found)) }
    return result
  }

  private func result(of content: [UInt8]) throws(RefusalReason) -> [UInt8] {
    switch change.content {
    case .binary(.literal(let bytes)): return bytes
    case .binary(.delta(let delta)):
      guard let size = Delta.resultSize(delta) else { throw RefusalReason(.brokenDelta) }
      guard size <= room else { throw RefusalReason(.tooMuchWork) }
      guard let result = Delta.apply(delta, to: content) else { throw RefusalReason(.brokenDelta) }
      return result
    default: throw RefusalReason(.binaryDataMissing)
    }
  }
}
