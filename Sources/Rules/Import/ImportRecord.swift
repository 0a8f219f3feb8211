import Diagnostics
import Engine

/// A record of an imported file has what the map asks for, and becomes an item that the batch does not hold yet.
///
/// Why: a field that is silently left out, or a file that is written over, would be found by nobody.
///
/// Fix: mend the record or the map at the place that the finding names, and import again: items that are there stay as
/// they are.
struct ImportRecord: Rule {
  static let id: RuleID = "import/record"
}
