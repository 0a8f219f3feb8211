import Engine
import Git
import Glibc
import Intake
import Synchronization

/// What checks of batches took of items, kept in a file of the clone, `dataset/samples` in the git directory.
///
/// Records follow one another behind a first line: the name and the length of what is kept, a checksum, and that. What
/// is cut off, was changed or was written by another version is nothing, and is written over: the file may be lost at
/// any time, and nothing that it says is wrong changes. One process writes at a time; another that wants to keep
/// something meanwhile does not.
final class SampleFile: SampleMemory {
  /// The first line; the number is the version of the form.
  private static let heading = Array("git-dataset/samples/1\n".utf8)
  /// The bytes before what a record keeps.
  private static let headLength = 24
  /// So many bytes are kept back before they are written.
  private static let pendingLimit = 4 << 20
  /// A smaller file is never written anew to get rid of what nobody asks for.
  private static let smallest = 32 << 20

  /// Where a record's value lies.
  private struct Place: Sendable {
    let offset: Int
    let length: Int
    let checksum: UInt32
  }

  private struct State: ~Copyable {
    var places: [SampleName: Place] = [:]
    /// Where what can be read ends.
    var end = 0
    /// What was asked for or kept in this run, to tell what nobody asks for any more.
    var used: Set<SampleName> = []
    var pending: [UInt8] = []
    /// Whether this process writes: nil where it has not tried yet.
    var writes: Bool?
    /// Negative where there is no such file yet.
    var descriptor: Int32
  }

  private let path: String
  private let state: Mutex<State>

  /// Nil where there can be no such file.
  init?(at path: String) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 || errno == ENOENT else { return nil }
    self.path = path
    state = Mutex(State(descriptor: descriptor))
    if descriptor >= 0 { state.withLock { Self.scan(&$0) } }
  }

  deinit {
    state.withLock { state in
      if state.descriptor >= 0 { close(state.descriptor) }
    }
  }

  func value(named name: SampleName) -> [UInt8]? {
    let found = state.withLock { state -> (place: Place, descriptor: Int32)? in
      guard let place = state.places[name] else { return nil }
      state.used.insert(name)
      return (place, state.descriptor)
    }
    guard let (place, descriptor) = found,
      let value = Self.bytes(descriptor, from: place.offset, count: place.length),
      Self.checksum(name, value) == place.checksum
    else { return nil }
    return value
  }

  func keep(_ value: [UInt8], named name: SampleName) {
    state.withLock { state in
      guard state.writes ?? true else { return }
      state.used.insert(name)
      var record: [UInt8] = []
      record.append(number: name.high, bytes: 8)
      record.append(number: name.low, bytes: 8)
      record.append(number: UInt64(value.count), bytes: 4)
      record.append(number: UInt64(Self.checksum(name, value)), bytes: 4)
      state.pending += record + value
      if state.pending.count >= Self.pendingLimit { write(&state) }
    }
  }

  /// Writes what is kept back.
  ///
  /// - Parameter isWhole: whether everything there is was asked about, so that what nobody asked for can go.
  func finish(isWhole: Bool) {
    state.withLock { state in
      if !state.pending.isEmpty { write(&state) }
      guard isWhole, state.end > Self.smallest else { return }
      let used = state.used.reduce(0) { $0 + Self.headLength + (state.places[$1]?.length ?? 0) }
      if used < state.end / 2, mayWrite(&state) { rewrite(&state) }
    }
  }

  /// Reads where records lie, from what is known on.
  private static func scan(_ state: inout State) {
    if state.end == 0 {
      guard bytes(state.descriptor, from: 0, count: heading.count) == heading else { return }
      state.end = heading.count
    }
    let window = 1 << 20
    var (buffer, start): ([UInt8], Int) = ([], state.end)
    while true {
      let offset = state.end
      if offset < start || offset + headLength > start + buffer.count {
        guard let read = some(state.descriptor, from: offset, count: window), read.count >= headLength else { return }
        (buffer, start) = (read, offset)
      }
      let head = buffer[(offset - start)..<(offset - start + headLength)]
      let length = Int(head.number(at: 16, bytes: 4))
      // A record that was cut off has no last byte.
      guard some(state.descriptor, from: offset + headLength + length - 1, count: 1)?.count == 1 else { return }
      state.places[SampleName(high: head.number(at: 0, bytes: 8), low: head.number(at: 8, bytes: 8))] = Place(
        offset: offset + headLength, length: length, checksum: UInt32(head.number(at: 20, bytes: 4)))
      state.end = offset + headLength + length
    }
  }

  /// Whether this process may write; what others have written since the file was read is read before.
  private func mayWrite(_ state: inout State) -> Bool {
    if let writes = state.writes { return writes }
    state.writes = false
    if state.descriptor < 0 {
      mkdir(FileSystem.parent(of: path), 0o777)
      state.descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    guard state.descriptor >= 0 else { return false }
    let writes = flock(state.descriptor, LOCK_EX | LOCK_NB) == 0
    if writes {
      Self.scan(&state)
      if state.end == 0 {
        guard ftruncate(state.descriptor, 0) == 0, Self.put(Self.heading, at: 0, state.descriptor) else {
          return false
        }
        state.end = Self.heading.count
      } else {
        guard ftruncate(state.descriptor, state.end) == 0 else { return false }
      }
    }
    state.writes = writes
    return writes
  }

  private func write(_ state: inout State) {
    defer { state.pending = [] }
    guard mayWrite(&state) else { return }
    if !Self.put(state.pending, at: state.end, state.descriptor) { state.writes = false }
    Self.scan(&state)
  }

  /// Writes the file anew, with what this run has asked for.
  private func rewrite(_ state: inout State) {
    let other = "\(path).new"
    unlink(other)
    let descriptor = open(other, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var end = Self.heading.count
    guard Self.put(Self.heading, at: 0, descriptor) else { return }
    for name in state.used {
      guard let place = state.places[name],
        let record = Self.bytes(
          state.descriptor, from: place.offset - Self.headLength, count: Self.headLength + place.length)
      else { continue }
      guard Self.put(record, at: end, descriptor) else { return }
      end += record.count
    }
    rename(other, path)
  }

  /// FNV-1a, which tells bytes that were changed by accident.
  private static func checksum(_ name: SampleName, _ value: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0x811C_9DC5
    func add(_ byte: UInt8) { sum = (sum ^ UInt32(byte)) &* 0x0100_0193 }
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: name.high >> shift))
      add(UInt8(truncatingIfNeeded: name.low >> shift))
    }
    for byte in value { add(byte) }
    return sum
  }

  /// So many bytes of a file; nil where it has fewer.
  private static func bytes(_ descriptor: Int32, from offset: Int, count: Int) -> [UInt8]? {
    guard let read = some(descriptor, from: offset, count: count), read.count == count else { return nil }
    return read
  }

  /// At most so many bytes of a file; nil where it cannot be read.
  private static func some(_ descriptor: Int32, from offset: Int, count: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let read = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
        guard read != 0 else { break }
        guard read > 0 else {
          failed = true
          break
        }
        filled += read
      }
    }
    return failed ? nil : bytes
  }

  private static func put(_ bytes: [UInt8], at offset: Int, _ descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + written, bytes.count - written, off_t(offset + written))
      }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

extension SampleFile {
  /// That of the clone; nil where there can be none.
  convenience init?(of session: Session) throws {
    let folder = try session.repository.open().commonDirectory
    self.init(at: "\(folder)dataset/samples")
  }
}

extension [UInt8] {
  /// Appends the least bytes of a number, the least of them first.
  fileprivate mutating func append(number: UInt64, bytes: Int) {
    for place in 0..<bytes { append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }
}

extension ArraySlice<UInt8> {
  /// A number in so many bytes, the least of them first.
  fileprivate func number(at place: Int, bytes: Int) -> UInt64 {
    (0..<bytes).reduce(0) { $0 | UInt64(self[startIndex + place + $1]) << UInt64(8 * $1) }
  }
}
