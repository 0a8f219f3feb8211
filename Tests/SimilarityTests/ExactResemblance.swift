import Glibc
import Similarity
import Testing

/// The resemblance of texts by their shingles as they are, with nothing hashed and nothing left out.
struct ExactResemblance {
  private let shingles: [Set<Int>]
  /// The texts that have a shingle.
  private var texts: [Int: [Int]] = [:]

  init(_ texts: [[UInt8]]) {
    var numbers: [[ArraySlice<UInt8>]: Int] = [:]
    shingles = texts.map { text in
      let tokens = text[...].tokens
      let length = min(tokens.count, Sketch.shingleLength)
      guard length > 0 else { return [] }
      return Set(
        (0...tokens.count - length).map { start in
          let shingle = Array(tokens[start..<start + length])
          let number = numbers[shingle] ?? numbers.count
          numbers[shingle] = number
          return number
        })
    }
    for (text, own) in shingles.enumerated() { for shingle in own { self.texts[shingle, default: []].append(text) } }
  }

  func resemblance(_ first: Int, _ second: Int) -> Double {
    resemblance(first, second, sharing: shingles[first].intersection(shingles[second]).count)
  }

  /// The greatest resemblance of a text to one before it.
  func best(before index: Int) -> Double {
    var shared: [Int: Int] = [:]
    for shingle in shingles[index] {
      for text in texts[shingle] ?? [] where text < index { shared[text, default: 0] += 1 }
    }
    return shared.map { resemblance(index, $0.key, sharing: $0.value) }.max() ?? 0
  }

  private func resemblance(_ first: Int, _ second: Int, sharing count: Int) -> Double {
    let all = shingles[first].count + shingles[second].count - count
    return all == 0 ? 1 : Double(count) / Double(all)
  }
}

/// Parts of real texts that overlap.
enum Windows {
  /// Lines of the sources of the target, in windows that move by a few lines.
  static func ofSources(most: Int) throws -> [[UInt8]] {
    let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Sources/Similarity"
    var windows: [[UInt8]] = []
    for name in try names(in: folder) {
      let lines = try bytes(of: "\(folder)/\(name)").split(separator: 0x0A)
      for length in [12, 30, 50] {
        for start in stride(from: 0, to: max(0, lines.count - length), by: 2) where windows.count < most {
          windows.append(Array(lines[start..<start + length].joined(separator: [0x0A])))
        }
      }
    }
    return windows
  }

  private static func names(in folder: String) throws -> [String] {
    let directory = try #require(opendir(folder))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".swift") { names.append(name) }
    }
    return names.sorted()
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}
