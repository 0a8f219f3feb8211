/// How the judgements of several annotators become one value, field by field; by the manifest's `consensus`.
///
/// What is left open an adjudication decides. The value is derived whenever it is asked for, and stands nowhere.
package enum Consensus: String, CaseIterable, Sendable {
  /// The value that more than half of the judgements have.
  case majority
  /// The middle one of whole numbers. Of an even number of judgements that have two, it is the one nearer to 0 where
  /// the scale has both signs, and the lower one elsewhere; two of different signs leave the field open. Words have no
  /// middle: the majority decides.
  case median
  /// The value that all judgements have.
  case adjudicated
}
