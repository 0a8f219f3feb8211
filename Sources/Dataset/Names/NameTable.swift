/// A table about characters, written as `NAME:41-5A,61;NAME:…`.
struct NameTable {
  struct Record {
    let name: Substring
    let ranges: [ClosedRange<UInt32>]
  }

  let records: [Record]

  init(_ text: String) {
    records = text.split(separator: ";").map { record in
      let halves = record.split(separator: ":")
      return Record(name: halves[0], ranges: halves[1].split(separator: ",").compactMap { Self.range($0) })
    }
  }

  private static func range(_ text: Substring) -> ClosedRange<UInt32>? {
    let ends = text.split(separator: "-").compactMap { UInt32($0, radix: 16) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return first...last
  }
}
