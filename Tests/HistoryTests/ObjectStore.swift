import Crypto
import Foundation
import Git

/// A bare repository whose objects are written here, one file each and without compression: no process is started, and
/// nothing waits for one.
final class ObjectStore {
  /// The repository's git directory.
  let folder: String
  private var contents: [ObjectID: [UInt8]] = [:]
  /// What trees and commits name.
  private var links: [ObjectID: [ObjectID]] = [:]
  private var trees: [Files: ObjectID] = [:]

  struct Failure: Error {}

  /// - Parameter folder: where nothing is yet.
  init(at folder: String) throws {
    self.folder = folder
    try Self.makeRepository(at: folder)
  }

  static func makeRepository(at folder: String) throws {
    for name in ["objects", "refs/heads", "refs/tags"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    try Data("ref: refs/heads/main\n".utf8).write(to: URL(filePath: "\(folder)/HEAD"))
    try Data("[core]\n\trepositoryformatversion = 0\n\tbare = true\n".utf8).write(to: URL(filePath: "\(folder)/config"))
  }

  func blob(_ text: String) throws -> Blob { try blob(Array(text.utf8)) }

  func blob(_ bytes: [UInt8], mode: UInt32 = 0o100644) throws -> Blob {
    let id = try write("blob", bytes)
    contents[id] = bytes
    return Blob(mode: mode, id: id)
  }

  func bytes(_ blob: Blob) -> [UInt8] { contents[blob.id] ?? [] }

  /// The tree that holds some files.
  func tree(_ files: Files) throws -> ObjectID {
    if let id = trees[files] { return id }
    let id = try tree(files.sorted { $0.key < $1.key }.map { (Array($0.key.split(separator: "/"))[...], $0.value) })
    trees[files] = id
    return id
  }

  private func tree(_ files: [(path: ArraySlice<Substring>, blob: Blob)]) throws -> ObjectID {
    var entries: [(name: String, order: String, mode: UInt32, id: ObjectID)] = []
    var folders: [String: [(path: ArraySlice<Substring>, blob: Blob)]] = [:]
    for file in files {
      let name = String(file.path.first ?? "")
      if file.path.count == 1 {
        entries.append((name, name, file.blob.mode, file.blob.id))
      } else {
        folders[name, default: []].append((file.path.dropFirst(), file.blob))
      }
    }
    for (name, files) in folders { entries.append((name, name + "/", 0o40000, try tree(files))) }
    entries.sort { $0.order.utf8.lexicographicallyPrecedes($1.order.utf8) }
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array("\(String(entry.mode, radix: 8)) \(entry.name)".utf8) + [0] + Self.raw(entry.id)
    }
    let id = try write("tree", bytes)
    links[id] = entries.map(\.id)
    return id
  }

  func commit(_ bytes: [UInt8], tree: ObjectID, parents: [ObjectID]) throws -> ObjectID {
    let id = try write("commit", bytes)
    links[id] = [tree] + parents
    return id
  }

  func set(_ ref: String, to id: ObjectID?) throws {
    let path = "\(folder)/\(ref)"
    guard let id else {
      try? FileManager.default.removeItem(atPath: path)
      return
    }
    try Data("\(id)\n".utf8).write(to: URL(filePath: path))
  }

  /// Another repository that holds what can be reached from a commit, and nothing else.
  func clone(of tip: ObjectID, at other: String) throws {
    try Self.makeRepository(at: other)
    var seen: Set<ObjectID> = [tip]
    var pending = [tip]
    var folders: Set<Substring> = []
    while let id = pending.popLast() {
      let hex = id.description
      if folders.insert(hex.prefix(2)).inserted { mkdir("\(other)/objects/\(hex.prefix(2))", 0o755) }
      let path = "objects/\(hex.prefix(2))/\(hex.dropFirst(2))"
      guard link("\(folder)/\(path)", "\(other)/\(path)") == 0 else { throw Failure() }
      for next in links[id] ?? [] where seen.insert(next).inserted { pending.append(next) }
    }
  }

  private func write(_ kind: String, _ bytes: [UInt8]) throws -> ObjectID {
    let object = Array("\(kind) \(bytes.count)".utf8) + [0] + bytes
    guard let id = ObjectID(Array(Insecure.SHA1.hash(data: object))) else { throw Failure() }
    let hex = id.description
    let path = "\(folder)/objects/\(hex.prefix(2))/\(hex.dropFirst(2))"
    guard access(path, F_OK) != 0 else { return id }
    mkdir("\(folder)/objects/\(hex.prefix(2))", 0o755)
    try Data(Self.stored(object)).write(to: URL(filePath: path))
    return id
  }

  private static func raw(_ id: ObjectID) -> [UInt8] {
    let digits = Array(id.description.utf8)
    let values = digits.map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  /// A zlib stream of blocks that are stored as they are (RFC 1950, RFC 1951).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, bytes.count)
      let (low, high) = (UInt8((end - start) & 0xFF), UInt8((end - start) >> 8))
      stream += [end == bytes.count ? 1 : 0, low, high, ~low, ~high] + bytes[start..<end]
      start = end
    } while start < bytes.count
    var (a, b): (UInt32, UInt32) = (1, 0)
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        a = (a &+ UInt32(byte)) % 65_521
        b = (b &+ a) % 65_521
      }
    }
    return stream + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (b << 16 | a) >> $0) }
  }
}
