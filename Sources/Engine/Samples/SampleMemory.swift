import Checks
import Dataset
import Diagnostics

/// Remembers, from one check to the next, what checks of batches took of items, so that nothing is worked out twice.
///
/// Whatever it holds may be lost. It lies in a clone, and whoever can write there could write anything, so no hook, no
/// `verify` and no freeze ever asks it: only who checks their own clone.
package protocol SampleMemory: Sendable {
  /// What was kept under a name; nil where nothing was, or nothing that can be read.
  func value(named name: SampleName) -> [UInt8]?

  /// Keeps something under a name.
  func keep(_ value: [UInt8], named name: SampleName)
}

/// What a sample is known by: what was asked, of which content. The first half of a SHA-256.
package struct SampleName: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// - Parameter sha256: in hex.
  init?(sha256: String) {
    guard let high = UInt64(sha256.prefix(16), radix: 16), let low = UInt64(sha256.dropFirst(16).prefix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }
}

/// What is kept of one item for one check: the sample, and what lay beside the item when it was taken.
struct RememberedSample {
  /// A file beside the item, by its path in the item's folder, and the git object id of its content; nil where there
  /// was none.
  struct Neighbour: Hashable {
    let path: String
    let blob: String?
  }

  let neighbours: [Neighbour]
  /// Nil where the check takes nothing of the item.
  let sample: [UInt8]?

  init(neighbours: [Neighbour], sample: [UInt8]?) {
    self.neighbours = neighbours
    self.sample = sample
  }

  /// A line for each neighbour, an empty line, and the sample behind `+`, or `-` where there is none.
  var bytes: [UInt8] {
    let lines = neighbours.map { "\($0.blob ?? "-") \($0.path)\n" }.joined()
    return Array("\(lines)\n\(sample == nil ? "-" : "+")".utf8) + (sample ?? [])
  }

  /// Reads what ``bytes`` wrote; nil for anything else.
  init?(_ bytes: [UInt8]) {
    var neighbours: [Neighbour] = []
    var place = 0
    while true {
      guard let end = bytes[place...].firstIndex(of: 0x0A),
        let line = String(validating: bytes[place..<end], as: UTF8.self)
      else { return nil }
      place = end + 1
      if line.isEmpty { break }
      guard let blank = line.firstIndex(of: " ") else { return nil }
      let blob = String(line[..<blank])
      guard blob == "-" || blob.isHex(digits: 40) else { return nil }
      neighbours.append(Neighbour(path: String(line[line.index(after: blank)...]), blob: blob == "-" ? nil : blob))
    }
    guard place < bytes.count else { return nil }
    self.init(
      neighbours: neighbours, sample: bytes[place] == UInt8(ascii: "+") ? Array(bytes[(place + 1)...]) : nil)
  }
}
