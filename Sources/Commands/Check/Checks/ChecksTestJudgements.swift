import Checks
import Dataset
import Documents
import Signatures

/// The judgements of one item of a case.
struct ChecksTestJudgements {
  /// A judgement as checks see it.
  struct Judgement {
    let context: CheckContext
    /// The paths of its file and of the item's as they would sort.
    let path: String
    let item: String
    /// Where it stands in the case, a JSON Pointer.
    let pointer: String
  }

  let all: [Judgement]

  /// - Parameters:
  ///   - number: the item's place among those of the case.
  ///   - context: reads an item of a case.
  init(
    _ item: Node, number: Int, of test: ChecksTestCase, context: (_ item: Node, _ test: ChecksTestCase) -> CheckContext
  ) {
    let item = context(item, test)
    let id = "item-\(Self.padded(number))"
    let decision = test.adjudication.map { Document(part: $0).root }
    all = test.judgements(ofItem: number).enumerated().map { place, judgement in
      let path = BatchFolder.here.judgement(of: id, by: "judge-\(Self.padded(place))")
      return Judgement(
        context: CheckContext(
          judgement: Document(part: judgement).root, of: item, decision: decision, digests: .standard),
        path: path, item: id, pointer: String(judgement.pointer.dropFirst(test.pointer.count)))
    }
  }

  /// Places sort as numbers do.
  private static func padded(_ number: Int) -> String {
    let digits = String(number + 1)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
