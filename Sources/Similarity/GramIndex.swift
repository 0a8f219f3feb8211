/// Runs of tokens that are known by their digests, to be looked for in other texts.
package struct GramIndex: Sendable {
  /// How many tokens a run has.
  package let length: Int
  /// In ascending order, each once.
  private let digests: [UInt64]
  /// What each stands for, such as the number of a record.
  private let owners: [UInt32]
  /// A bit for each digest, at the place that its upper bits name: nearly all runs that are not known are told there.
  private let filter: [UInt64]
  private let filterShift: UInt64

  /// A run of tokens in a text that is known.
  package struct Hit: Hashable, Sendable {
    package let owner: UInt32
    /// The place of the run's last byte.
    package let end: Int
  }

  /// - Parameters:
  ///   - length: the tokens of a run.
  ///   - runs: in any order; where one stands for several owners, the least of them speaks for it.
  package init(length: Int, runs: [(digest: UInt64, owner: UInt32)]) {
    self.length = length
    var (digests, owners): ([UInt64], [UInt32]) = ([], [])
    digests.reserveCapacity(runs.count)
    owners.reserveCapacity(runs.count)
    let isSorted = zip(runs, runs.dropFirst()).allSatisfy { $0.digest < $1.digest }
    for run in isSorted ? runs : runs.sorted(by: { ($0.digest, $0.owner) < ($1.digest, $1.owner) })
    where run.digest != digests.last {
      digests.append(run.digest)
      owners.append(run.owner)
    }
    // Sixteen bits a digest, 64 at least.
    var bits: UInt64 = 6
    while 1 << bits < digests.count * 16, bits < 34 { bits += 1 }
    var filter = Array(repeating: UInt64(0), count: 1 << (Int(bits) - 6))
    for digest in digests {
      let bit = digest >> (64 - bits)
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    (self.digests, self.owners, self.filter, filterShift) = (digests, owners, filter, 64 - bits)
  }

  package var count: Int { digests.count }

  /// All runs, in ascending order.
  package var runs: some Sequence<(digest: UInt64, owner: UInt32)> {
    zip(digests, owners).lazy.map { (digest: $0, owner: $1) }
  }

  /// The runs of a text that are known, in the order of the text.
  package func hits(in text: some Sequence<UInt8>) -> [Hit] {
    var hits: [Hit] = []
    var grams = Grams(length: length)
    let done: Void? = text.withContiguousStorageIfAvailable { text in
      filter.withUnsafeBufferPointer { filter in
        grams.add(text) { digest, last in
          let bit = digest &>> filterShift
          guard filter[Int(bit >> 6)] &>> (bit & 63) & 1 == 1, let owner = owner(of: digest) else { return }
          hits.append(Hit(owner: owner, end: last.upperBound - 1))
        }
      }
    }
    return done == nil ? self.hits(in: Array(text)) : hits
  }

  private func owner(of digest: UInt64) -> UInt32? {
    var (low, high) = (0, digests.count)
    while low < high {
      let middle = (low + high) / 2
      if digests[middle] < digest { low = middle + 1 } else { high = middle }
    }
    return low < digests.count && digests[low] == digest ? owners[low] : nil
  }

  /// The digests of all runs of a text, in its order.
  package static func digests(of text: some Sequence<UInt8>, length: Int) -> [UInt64] {
    var digests: [UInt64] = []
    var grams = Grams(length: length)
    Array(text).withUnsafeBufferPointer { grams.add($0) { digest, _ in digests.append(digest) } }
    return digests
  }
}
