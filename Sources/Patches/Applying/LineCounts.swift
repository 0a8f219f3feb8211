/// Numbers of lines at places in a row, in which a line is found by its number in a time that grows with the logarithm
/// of the row (Fenwick, "A new data structure for cumulative frequency tables", 1994).
struct LineCounts {
  private var sums: [Int]
  private(set) var total: Int

  /// A row of ones, and at its end a place with nothing.
  init(ones count: Int) {
    sums = [0] + (1...(count + 1)).map { ($0 & -$0) - ($0 == count + 1 ? 1 : 0) }
    total = count
  }

  mutating func add(_ change: Int, at place: Int) {
    total += change
    var index = place + 1
    while index < sums.count {
      sums[index] += change
      index += index & -index
    }
  }

  /// The place that holds a line, which there must be.
  func place(of line: Int) -> Int {
    var rest = line
    var place = 0
    var step = 1
    while step * 2 < sums.count { step *= 2 }
    while step > 0 {
      if place + step < sums.count, sums[place + step] <= rest {
        place += step
        rest -= sums[place]
      }
      step /= 2
    }
    return place
  }
}
