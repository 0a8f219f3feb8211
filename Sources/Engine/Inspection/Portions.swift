import Synchronization

/// Hands out portions of the work to whoever is free, so that no worker waits for another.
final class Portions: Sendable {
  /// Some of the items of a scope.
  struct Portion: Sendable {
    /// The number of the folder whose items they are; nil for items that are known one by one.
    let folder: Int?
    let range: Range<Int>
    /// How many items there are up to its end.
    let end: Int
  }

  private let portions: [Portion]
  private let taken = Atomic(0)

  init(of scope: Scope, size: Int) {
    var portions: [Portion] = []
    var done = 0
    let parts = [(nil, scope.items.count)] + scope.folders.enumerated().map { ($0.offset, $0.element.count) }
    for (folder, count) in parts {
      for start in stride(from: 0, to: count, by: size) {
        let end = min(start + size, count)
        portions.append(Portion(folder: folder, range: start..<end, end: done + end))
      }
      done += count
    }
    self.portions = portions
  }

  var count: Int { portions.count }

  /// The next portion that nobody has; nil where none is left.
  func next() -> Portion? {
    let number = taken.add(1, ordering: .relaxed).oldValue
    return number < portions.count ? portions[number] : nil
  }
}
