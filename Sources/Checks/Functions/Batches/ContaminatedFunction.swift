import Documents
import Similarity

/// No text that `of` selects has a run of tokens, 13 of them as a rule, in common with the records of a benchmark:
/// those of the lists that the manifest names under `contamination`, which `git dataset contamination build` makes.
///
/// White space does not count; the case of letters, digits and punctuation do. Runs of one record count from
/// `minimum` on, so that a loop which everybody writes is no benchmark; the record with most of them is named. Looked
/// at are the items in which `among` selects something; all of them, unless it says so. A text with fewer tokens than
/// a run is never found.
struct ContaminatedFunction: BatchFunction {
  static let name = "contaminated"
  static let words: Set<String> = ["count", "record", "list", "at"]
  let asksLists = true

  private let texts: [Excerpt]
  private let among: Selection?
  private let minimum: Int

  init(_ options: inout OptionReading) {
    texts = options.excerpts("of") ?? []
    among = options.selection("among")
    minimum = max(1, options.integer("minimum") ?? 1)
  }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    let lists = look.item.item.contamination
    guard !lists.isEmpty else { return nil }
    if let among, look.nodes(of: among, at: node).isEmpty { return nil }
    let parts = look.parts(of: texts, at: node)
    guard let first = parts.first else { return nil }
    var worst = Overlap(place: first.place)
    for list in lists {
      for overlap in overlaps(of: parts, with: list) where overlap.count > worst.count { worst = overlap }
    }
    let values = [worst.record, worst.list, worst.file].map { Array($0.utf8) }
    return SampledValues(place: worst.place, values: values, number: Double(worst.count))
  }

  /// What the texts share with each record of a list, in the order of the records.
  private func overlaps(of parts: [TextPart], with list: ContaminationList) -> [Overlap] {
    var found: [UInt32: Overlap] = [:]
    for part in parts {
      var text: [UInt8] = []
      var ends: [Int] = []
      for line in part.lines {
        text += line.text
        text.append(0x0A)
        ends.append(text.count)
      }
      for hit in list.index.hits(in: text) {
        let line = ends.partitioned { $0 <= hit.end }
        found[hit.owner, default: Overlap(place: part.place, of: hit.owner, in: list, at: part.lines[line])].count += 1
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    samples.indices.compactMap { index in
      let sample = samples[index]
      guard sample.isOwn, let count = sample.number, count >= Double(minimum) else { return nil }
      let words = sample.values.map { String(decoding: $0, as: UTF8.self) }
      return BatchFinding(
        index,
        [
          "count": "\(Int(count))", "record": words[0], "list": words[1],
          "at": words[2].isEmpty ? "here" : "in \(words[2])",
        ])
    }
  }
}

/// What an item has in common with a record.
private struct Overlap {
  let place: Node
  /// Where the first run ends, where that is in a file beside the item; empty for a text of the item itself.
  var file = ""
  var record = ""
  var list = ""
  var count = 0

  init(place: Node) { self.place = place }

  init(place: Node, of owner: UInt32, in list: ContaminationList, at line: PlacedLine) {
    self.place = place
    file = line.file.map { "\($0):\(line.line)" } ?? ""
    record = Int(owner) < list.records.count ? list.records[Int(owner)] : ""
    self.list = list.name
  }
}

extension [Int] {
  /// The first place whose number does not satisfy what all before it do.
  fileprivate func partitioned(by isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return Swift.min(low, Swift.max(0, count - 1))
  }
}
