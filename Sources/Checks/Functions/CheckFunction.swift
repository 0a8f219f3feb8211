import Documents

/// A word of the vocabulary of checks: what a check's `function` names, one file each.
///
/// A function knows shapes of data (a text, a run, a sequence), never a stream's name. The doc comment of the type is
/// its page in docs/checks.md; its options are described by the definition of its name in
/// `Templates/schemas/checks.yaml`.
protocol CheckFunction: Sendable {
  static var name: String { get }
  /// The words that its findings offer to a check's message, beside `value`.
  static var words: Set<String> { get }

  /// Reads the options, which have the shape that their schema describes; what they lack all the same is reported.
  init(_ options: inout OptionReading)

  /// Looks at one of the nodes that the check's `given` selects.
  func inspect(_ node: Node, in look: Look, _ hits: inout Hits)
}

/// All functions by their names.
package enum CheckFunctions {
  private static let all: [any CheckFunction.Type] = [
    ChainFunction.self, CompareFunction.self, ConformsFunction.self, ContainedFunction.self, CountFunction.self,
    CoveredFunction.self, CoversFunction.self, CuesFormFunction.self, DiffShapeFunction.self, EditsReplayFunction.self,
    EndsByFunction.self, EvenTimesFunction.self, ExitStatusFunction.self, GapsFunction.self, HashChainFunction.self,
    HostFunction.self, LacksFunction.self, LargestShareFunction.self, LengthFunction.self, LineReferenceFunction.self,
    PairingFunction.self, PatchFormFunction.self, PatternFunction.self, RateFunction.self, ReplayFunction.self,
    ResolvesFunction.self, RunOfTreeFunction.self, SaidAfterFunction.self, SequenceFunction.self,
    SharesLinesFunction.self, SharesTokensFunction.self, SilenceFunction.self, SimilarFunction.self,
    TestOutcomeFunction.self, TestsKeptFunction.self, TouchesFunction.self, UndefinedFunction.self, UniqueFunction.self,
    WordsFunction.self,
  ]

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func named(_ name: String) -> (any CheckFunction.Type)? { byName[name] }

  /// In the order of the alphabet.
  package static var names: [String] { all.map { $0.name }.sorted() }

  private static let batches: [any BatchFunction.Type] = [
    BinomialFunction.self, ContaminatedFunction.self, MajorityFunction.self, MouldFunction.self,
    NearDuplicateFunction.self, OutlierFunction.self, RepeatedFunction.self, ShareFunction.self, SplitFunction.self,
    SpreadFunction.self,
  ]

  private static let batchesByName = Dictionary(batches.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func ofBatch(_ name: String) -> (any BatchFunction.Type)? { batchesByName[name] }

  /// Those that are asked about a batch as a whole, in the order of the alphabet.
  package static var batchNames: [String] { batches.map { $0.name }.sorted() }
}
