/// Finds what somebody who misspelt a word may have meant.
package enum Suggestion {
  /// The candidate nearest to `word`; nil where none is near.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    // Any two letters are near any other two.
    let count = word.count
    let limit = count < 3 ? 0 : min(3, count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where abs(candidate.count - count) <= limit {
      let distance = Self.distance(Array(fold(word)), Array(fold(candidate)))
      guard distance <= limit, distance < best?.distance ?? .max else { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// Case and the choice between `-` and `_` are slips of their own, and count for nothing here.
  private static func fold(_ word: String) -> String {
    String(word.prefix(80).lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }

  /// The edit distance with swaps of neighbours (Damerau 1964, optimal string alignment).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = previous
      previous = row
    }
    return previous[right.count]
  }
}
