import Documents

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

  init(_ options: inout OptionReading)

  /// What it takes of an item; nil where the item has nothing to do with the check.
  func sample(of node: Node, in look: Look) -> SampledValues?

  /// What it finds in the samples, in the order of the items' paths, by their places in the list.
  func inspect(_ samples: [BatchSample]) -> [(index: Int, words: [String: String])]
}

/// What a function takes of an item, and where it stands.
struct SampledValues {
  let place: Node
  var values: [[UInt8]] = []
  var side: [UInt8] = []
  var number: Double?
}

extension BatchFunction {
  var looksAtStream: Bool { false }
}
