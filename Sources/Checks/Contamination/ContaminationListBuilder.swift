import Similarity

/// Makes a contamination list of records, one after the other.
package struct ContaminationListBuilder {
  private let length: Int
  private var records: [String] = []
  private var runs: [(digest: UInt64, owner: UInt32)] = []
  /// How many records have no run, since every text of theirs is too short: nothing can be held against those.
  package private(set) var shortRecords = 0

  /// - Parameter length: the tokens of a run.
  package init(length: Int) { self.length = length }

  /// Takes in a record.
  ///
  /// - Parameters:
  ///   - name: where it stands, and what it is called; one line.
  ///   - texts: those of its texts that nobody may have in an item.
  package mutating func add(_ name: String, _ texts: [[UInt8]]) {
    let owner = UInt32(truncatingIfNeeded: records.count)
    let before = runs.count
    for text in texts {
      for digest in GramIndex.digests(of: text, length: length) { runs.append((digest, owner)) }
    }
    if runs.count == before { shortRecords += 1 }
    records.append(name)
  }

  /// The list of all records that were taken in.
  package func list(named name: String) -> ContaminationList {
    ContaminationList(name: name, records: records, index: GramIndex(length: length, runs: runs))
  }
}
