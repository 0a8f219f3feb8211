import Glibc
import Intake

extension ReceivedObjects {
  /// What a push sent, as git keeps it until the hook lets it in: few objects lie one by one in folders by the first
  /// two digits of their ids, many are a pack with an index.
  ///
  /// - Returns: nil where there is nothing of the kind at the path.
  init?(path: String) {
    guard let names = try? FileSystem.names(in: path) else { return nil }
    var (count, bytes) = (0, 0)
    for name in names where name.utf8.count == 2 {
      for object in (try? FileSystem.names(in: "\(path)/\(name)")) ?? [] {
        count += 1
        bytes += Self.size(of: "\(path)/\(name)/\(object)")
      }
    }
    for name in (try? FileSystem.names(in: "\(path)/pack")) ?? [] {
      let file = "\(path)/pack/\(name)"
      if name.hasSuffix(".pack") { bytes += Self.size(of: file) }
      if name.hasSuffix(".idx") { count += Self.objects(inIndex: file) }
    }
    self.init(count: count, bytes: bytes)
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The last entry of the table at the head of an index, which counts by first bytes.
  private static func objects(inIndex path: String) -> Int {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 8 + 1024)
    guard pread(descriptor, &head, head.count, 0) == head.count else { return 0 }
    // The first version of the format has nothing before the table.
    let end = Array(head[..<4]) == [0xFF, 0x74, 0x4F, 0x63] ? head.count : 1024
    return head[(end - 4)..<end].reduce(0) { $0 << 8 | Int($1) }
  }
}
