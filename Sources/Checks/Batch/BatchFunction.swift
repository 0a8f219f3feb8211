import Documents
import Similarity

/// A word of the vocabulary of checks that are asked about a batch as a whole, or about the judgements of an item.
///
/// It takes a sample of each item or judgement while that is in hand, and looks at the samples when all are there, so
/// that no batch has to fit into memory.
protocol BatchFunction: Sendable {
  static var name: String { get }
  /// The words that its findings offer to a check's message, beside `value`, which is the item's id.
  static var words: Set<String> { get }
  /// Whether the items of the stream's other batches count, too.
  var looksAtStream: Bool { get }
  /// Where a whole dataset is looked at, the samples of other streams count that checks of the same kin took; nil where
  /// those of its own stream alone do.
  var kin: String? { get }

  /// Whether what it takes of an item hangs on the item alone, and on the files beside it.
  var looksAtItemAlone: Bool { get }

  /// Whether it holds items against the dataset's contamination lists.
  var asksLists: Bool { get }

  /// Whether all that it finds are copies, the same from the first token to the last.
  var isExact: Bool { get }

  init(_ options: inout OptionReading)

  /// What it takes of an item; nil where the item has nothing to do with the check.
  func sample(of node: Node, in look: Look) -> SampledValues?

  /// What it finds in the samples, in the order of the items' paths, by their places in the list.
  func inspect(_ samples: [BatchSample]) -> [BatchFinding]
}

/// What a function takes of an item, and where it stands.
struct SampledValues {
  let place: Node
  var values: [[UInt8]] = []
  var side: [UInt8] = []
  var number: Double?
  var sketch: Sketch?
}

/// What a function finds in the samples of a batch.
struct BatchFinding {
  /// The sample's place in the list.
  let index: Int
  let words: [String: String]
  /// The function's own words, where it says something else than the check's message.
  let text: String?
  /// The other sample of which this one is a copy, by its place in the list; nil where it is none.
  let original: Int?

  init(_ index: Int, _ words: [String: String], copying original: Int? = nil) {
    (self.index, self.words, text, self.original) = (index, words, nil, original)
  }

  init(_ index: Int, saying text: String) {
    (self.index, words, self.text, original) = (index, [:], text, nil)
  }
}

extension BatchFunction {
  var looksAtStream: Bool { false }

  var kin: String? { nil }

  var looksAtItemAlone: Bool { false }

  var asksLists: Bool { false }

  var isExact: Bool { false }
}
