/// Goes through the bytes of a commit line by line.
struct CommitReader {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func read() throws(CommitFormatError) -> CommitObject {
    let tree = try id(after: "tree ")
    var parents: [ObjectID] = []
    while hasPrefix("parent ") { parents.append(try id(after: "parent ")) }
    guard Set(parents).count == parents.count else { throw CommitFormatError(reason: "a parent stands twice") }
    let author = try identity(after: "author ")
    let committer = try identity(after: "committer ")
    let signature = hasPrefix("gpgsig ") ? try signature() : nil
    guard index < bytes.count, bytes[index] == 0x0A else {
      let field = String(decoding: bytes[index...].prefix { $0 != 0x20 && $0 != 0x0A }.prefix(40), as: UTF8.self)
      throw CommitFormatError(reason: "an unexpected field, `\(field)`")
    }
    let message = bytes[(index + 1)...]
    guard !message.contains(0) else { throw CommitFormatError(reason: "the message holds a NUL") }
    guard !message.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) || $0 == 0x7F }) else {
      throw CommitFormatError(reason: "the message holds a control character")
    }
    guard let text = String(validating: message, as: UTF8.self) else {
      throw CommitFormatError(reason: "the message is not UTF-8")
    }
    return CommitObject(
      tree: tree, parents: parents, author: author, committer: committer, signature: signature, message: text)
  }

  /// Reads no further than the committer.
  mutating func links() throws(CommitFormatError) -> CommitLinks {
    _ = try id(after: "tree ")
    var parents: [ObjectID] = []
    while hasPrefix("parent ") { parents.append(try id(after: "parent ")) }
    _ = try line(after: "author ")
    return CommitLinks(parents: parents, time: try identity(after: "committer ").time)
  }

  private func hasPrefix(_ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func line(after prefix: StaticString) throws(CommitFormatError) -> Slice<UnsafeRawBufferPointer> {
    guard hasPrefix(prefix) else { throw CommitFormatError(reason: "the field `\(prefix)` is missing or misplaced") }
    let start = index + prefix.utf8CodeUnitCount
    guard let end = bytes[start...].firstIndex(of: 0x0A) else {
      throw CommitFormatError(reason: "the field `\(prefix)` is cut short")
    }
    index = end + 1
    return bytes[start..<end]
  }

  private mutating func id(after prefix: StaticString) throws(CommitFormatError) -> ObjectID {
    let line = try line(after: prefix)
    guard let id = ObjectID(hex: String(decoding: line, as: UTF8.self)) else {
      throw CommitFormatError(reason: "the field `\(prefix)` holds no object id")
    }
    return id
  }

  /// In bytes: nobody is called so, and git's readers cut long lines at different places.
  private static let longestIdentity = 4096

  /// `name <email> seconds zone`
  private mutating func identity(after prefix: StaticString) throws(CommitFormatError) -> CommitObject.Identity {
    let line = try line(after: prefix)
    let fault = CommitFormatError(reason: "the field `\(prefix)` is malformed")
    guard line.count <= Self.longestIdentity else { throw fault }
    guard let text = String(validating: line, as: UTF8.self), !line.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw fault
    }
    guard let open = text.firstIndex(of: "<"), let close = text.firstIndex(of: ">"), open < close else { throw fault }
    let rest = text[text.index(after: close)...]
    // Counted as bytes: to a character, a bracket with a combining mark behind it is no bracket, and to git it is.
    guard line.count(where: { "<>".utf8.contains($0) }) == 2, rest.hasPrefix(" ") else { throw fault }
    let parts = rest.dropFirst().split(separator: " ", omittingEmptySubsequences: false)
    // One way to write a time: no sign, no leading zeros.
    guard parts.count == 2, let time = Int(parts[0]), time >= 0, String(time) == parts[0], isZone(parts[1]) else {
      throw fault
    }
    guard open == text.startIndex || text[..<open].hasSuffix(" ") else { throw fault }
    let name = text[..<open].dropLast()
    return CommitObject.Identity(name: String(name), email: String(text[text.index(after: open)..<close]), time: time)
  }

  private func isZone(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-") else { return false }
    return bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The signature goes on over lines that begin with a space; it was made over everything else.
  private mutating func signature() throws(CommitFormatError) -> CommitSignature {
    let start = index
    var lines = [try line(after: "gpgsig ")]
    while index < bytes.count, bytes[index] == 0x20 { lines.append(try line(after: " ")) }
    if let reason = CommitSignature.fault(lines) { throw CommitFormatError(reason: reason) }
    return CommitSignature(
      armour: lines.flatMap { $0 + [0x0A] }, payload: Array(bytes[..<start]) + bytes[index...])
  }
}
