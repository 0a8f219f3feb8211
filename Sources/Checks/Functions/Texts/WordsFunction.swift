import Documents

/// A text has not many more words of one list than of another: fewer than `minimum` of `these`, or no more than `ratio`
/// times as many as of `those`.
///
/// An entry of a list is a word, or several in a row; case and what stands between words do not matter. `of` takes
/// several texts together; the finding lies at the first of them.
struct WordsFunction: CheckFunction {
  static let name = "words"
  static let words: Set<String> = ["count", "other", "example"]

  private let excerpts: [Excerpt]?
  private let these: Phrases
  private let those: Phrases
  private let ratio: Double
  private let minimum: Int

  init(_ options: inout OptionReading) {
    excerpts = options.excerpts("of")
    these = Phrases(options.texts("these"))
    those = Phrases(options.texts("those"))
    ratio = options.number("ratio") ?? 1
    minimum = options.integer("minimum") ?? 1
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let places = excerpts.map { look.nodes(of: $0, at: node) } ?? [PlacedNode(node)]
    var (count, other) = (0, 0)
    var example: ArraySlice<String>?
    for place in places where place.node.kind == .string {
      guard look.item.spend(place.node.count * 4) else { return }
      let words = place.node.bytes.plainWords
      these.find(in: words) { phrase in
        count += 1
        example = example ?? phrase
      }
      those.find(in: words) { _ in other += 1 }
    }
    guard let first = places.first, let example, count >= minimum, Double(count) > ratio * Double(other) else { return }
    hits.add(
      first, ["count": "\(count)", "other": "\(other)", "example": example.joined(separator: " "), "value": "\(count)"])
  }
}

/// Words, and several in a row, by the first of them.
private struct Phrases: Sendable {
  private let known: [String: [[String]]]

  init(_ texts: [String]) {
    let phrases = texts.map { Array($0.utf8)[...].plainWords }.filter { !$0.isEmpty }
    known = Dictionary(grouping: phrases) { $0[0] }
  }

  /// Calls for each place where one stands.
  func find(in words: [String], _ body: (ArraySlice<String>) -> Void) {
    for (index, word) in words.enumerated() {
      for phrase in known[word] ?? [] where words[index...].starts(with: phrase) {
        body(words[index..<index + phrase.count])
      }
    }
  }
}

extension ArraySlice<UInt8> {
  /// The words of a text in small letters (those of ASCII), without what stands between them.
  var plainWords: [String] {
    let isPart: (UInt8) -> Bool = {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "'") || $0 >= 0x80
    }
    return split { !isPart($0) }.map { word in
      String(decoding: word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
  }
}
