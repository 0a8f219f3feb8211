import CZlib

/// Data that zlib has packed.
enum Inflation {
  /// Unpacks data; nil where they are damaged, or unpack to another size than they should.
  static func inflate(_ packed: [UInt8], size: Int) -> [UInt8]? {
    // A byte never unpacks to more than 1,032, so that nothing is set aside for what cannot come.
    guard size <= packed.count * 1032 + 64 else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
      var stream = z_stream()
      guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return }
      defer { inflateEnd(&stream) }
      packed.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(size)
        isWhole = CZlib.inflate(&stream, Z_FINISH) == Z_STREAM_END && Int(stream.total_out) == size
      }
      count = isWhole ? size : 0
    }
    return isWhole ? bytes : nil
  }
}
