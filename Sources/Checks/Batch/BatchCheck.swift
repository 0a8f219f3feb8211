package import Diagnostics
import Documents
import Similarity

/// One check of several things together, such as a batch (`over: batch`): what it takes of each item or judgement, and
/// what it says of all of them.
package struct BatchCheck: Sendable {
  package let terms: CheckTerms
  let function: any BatchFunction
  let message: MessageTemplate

  package var id: RuleID { terms.id }

  /// Whether what it takes, it takes of judgements.
  package var isOfJudgements: Bool { terms.scope.isOfJudgements }

  /// Whether the items of the stream's other batches count, too.
  package var looksAtStream: Bool { function.looksAtStream }

  /// Whether what it takes of an item hangs on the item alone, and on the files beside it.
  package var looksAtItemAlone: Bool { function.looksAtItemAlone }

  /// What it takes of items, as a text: two checks of the same text take the same.
  package var wanted: String { "\(Sketch.version)\n\(terms.definition)" }

  /// Whether it holds items against the dataset's contamination lists.
  package var asksLists: Bool { function.asksLists }

  /// Whether all that it finds are copies, of which nobody needs to hear that they are nearly the same.
  package var isExact: Bool { function.isExact }

  /// Where a whole dataset is looked at, the items of other streams count, too, that checks of the same kin took
  /// something of; nil where those of its own stream alone do.
  package var kin: String? { function.kin.map { "\(type(of: function).name) \($0)" } }

  /// What the check finds in a batch.
  ///
  /// - Parameter samples: of the batch, and, where the check looks at those too, of others of the stream; the order
  ///   does not matter.
  package func hits(in samples: [BatchSample]) -> [BatchHit] {
    let sorted = samples.sorted { $0.item.precedes($1.item) }
    return function.inspect(sorted).map { hit in
      var words = hit.words
      if words["value"] == nil { words["value"] = sorted[hit.index].name }
      return BatchHit(
        sample: sorted[hit.index], original: hit.original.map { sorted[$0].place },
        message: Finding.Message(hit.text ?? message.filled(with: words), help: terms.help))
    }
  }
}

/// What a batch check took of an item, or of a judgement.
package struct BatchSample: Sendable {
  /// The path of the item's file, or of the judgement's.
  package let item: String
  /// The item that is judged, by whatever tells it from others; nil for an item itself.
  package let judged: String?
  package let line: Int
  package let column: Int
  package let pointer: String
  /// Whether the item is of the batch that is asked about, and not of another of the stream.
  package var isOwn: Bool
  /// Whether the item is of a batch of any stream that is asked about: what two such items share is found once.
  package var isAsked: Bool
  let values: [[UInt8]]
  let side: [UInt8]
  let number: Double?
  let sketch: Sketch?

  /// The item's id; of a judgement, behind it the person's.
  var name: String { judged.map { "\($0.stem)/\(item.stem)" } ?? item.stem }
}

/// What a batch check finds, at the place that its sample was taken from.
package struct BatchHit: Sendable {
  package let sample: BatchSample
  /// The place of which this one is a copy; nil where it is none.
  package let original: String?
  package let message: Finding.Message
}

extension BatchSample {
  /// Where the sample was taken, as a compiler would write it.
  var place: String { "\(item):\(line)" }
}

extension String {
  /// The last part of a path, without its ending.
  var stem: String {
    let name = split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
  }
}
