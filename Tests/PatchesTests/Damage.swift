import Support

/// What may happen to a patch on its way: by hand, by mail, by a program that knows better.
struct Damage {
  private var lines: [[UInt8]]

  /// A patch that something has happened to.
  static func done(to patch: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var patch = patch
    for _ in 0..<(1 + dice.below(2)) {
      if dice.chance(10) {
        patch = Array(patch.prefix(dice.below(patch.count + 1)))
      } else {
        var damage = Damage(lines: patch.split(separator: 10, omittingEmptySubsequences: false).map(Array.init))
        damage.hit(&dice)
        patch = Array(damage.lines.joined(separator: [10]))
      }
    }
    return patch
  }

  private mutating func hit(_ dice: inout Dice) {
    switch dice.below(16) {
    case 0, 1, 2: bendNumber(&dice)
    case 3: swapHunks(&dice)
    case 4: lines.remove(at: dice.below(lines.count))
    case 5:
      let place = dice.below(lines.count)
      lines.insert(lines[place], at: dice.below(lines.count))
    case 6: repeatPart(&dice)
    case 7: if lines.last == [] { lines.removeLast() }
    case 8: lines = lines.map { $0.isEmpty ? $0 : $0 + [13] }
    case 9: dropLines { $0.starts(with: dice.either("\\", "index ", "diff --git", "---", "similarity").utf8) }
    case 10: markNoNewline(&dice)
    case 11: replaceMark(&dice)
    case 12: edit(&dice)
    case 13:
      lines.insert(
        Array(dice.either("garbage", "-- ", "@@ -1,2 +1,2 @@", "diff --git a/q b/q").utf8), at: dice.below(lines.count))
    case 14: keepOneHunk(&dice)
    default: plain()
    }
  }

  private func indices(_ prefix: String) -> [Int] { lines.indices.filter { lines[$0].starts(with: prefix.utf8) } }

  private mutating func bendNumber(_ dice: inout Dice) {
    guard let place = dice.pick(indices("@@ -") + indices("index ") + indices("new ")) else { return }
    let digits = lines[place].indices.filter { (0x30...0x39).contains(lines[place][$0]) }
    guard let digit = dice.pick(Array(digits.prefix(12))) else { return }
    switch dice.below(8) {
    case 0: lines[place].remove(at: digit)
    case 1: lines[place].insert(contentsOf: "99999999999999999999".utf8, at: digit)
    case 2: lines[place].insert(UInt8(ascii: "-"), at: digit)
    default: lines[place][digit] = UInt8(0x30 + dice.below(10))
    }
  }

  private mutating func swapHunks(_ dice: inout Dice) {
    let starts = indices("@@ -")
    guard starts.count > 1 else { return }
    let first = dice.below(starts.count - 1)
    let end = lines[(starts[first + 1] + 1)...].firstIndex {
      $0.starts(with: "@@ -".utf8) || $0.starts(with: "diff".utf8)
    }
    let (a, b, c) = (starts[first], starts[first + 1], end ?? lines.count - 1)
    guard c >= b else { return }
    lines.replaceSubrange(a..<c, with: Array(lines[b..<c]) + Array(lines[a..<b]))
  }

  private mutating func keepOneHunk(_ dice: inout Dice) {
    let starts = indices("@@ -")
    guard starts.count > 1 else { return }
    let drop = dice.below(starts.count - 1)
    lines.removeSubrange(starts[drop]..<starts[drop + 1])
  }

  private mutating func repeatPart(_ dice: inout Dice) {
    let starts = dice.chance(50) ? indices("diff --git") : indices("@@ -")
    guard let start = dice.pick(starts) else { return }
    let end = lines[(start + 1)...].firstIndex { $0.starts(with: "diff".utf8) || $0.starts(with: "@@ -".utf8) }
    let part = Array(lines[start..<(end ?? max(lines.count - 1, start))])
    lines.insert(contentsOf: part, at: min(lines.count - 1, max(dice.pick(starts) ?? 0, 0)))
  }

  private mutating func dropLines(_ test: ([UInt8]) -> Bool) {
    if let place = lines.firstIndex(where: test) { lines.remove(at: place) }
  }

  private mutating func markNoNewline(_ dice: inout Dice) {
    let marker = dice.either("\\ No newline at end of file", "\\ short", "\\No newline at all")
    lines.insert(Array(marker.utf8), at: dice.below(lines.count))
  }

  private mutating func replaceMark(_ dice: inout Dice) {
    let place = dice.below(lines.count)
    guard !lines[place].isEmpty, let mark = dice.pick(Array(" +-\\@x".utf8)) else { return }
    lines[place][0] = mark
  }

  private mutating func edit(_ dice: inout Dice) {
    let place = dice.below(lines.count)
    guard lines[place].count > 1 else {
      lines[place] = []
      return
    }
    lines[place][1 + dice.below(lines[place].count - 1)] = UInt8(ascii: "q")
  }

  /// As other programs write it, without git's header.
  private mutating func plain() {
    lines.removeAll { line in
      ["diff --git ", "index ", "new file ", "deleted file ", "old mode", "new mode"].contains {
        line.starts(with: $0.utf8)
      }
    }
  }
}
