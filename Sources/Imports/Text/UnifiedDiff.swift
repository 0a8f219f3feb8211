/// The change of one file as git writes it: a unified diff with three lines of context, which `git apply` takes.
struct UnifiedDiff {
  let path: String
  /// The lines with their ends; nil where the file is not there.
  let before: [Substring]?
  let after: [Substring]?

  private static let context = 3
  /// Where the sides differ in a stretch of more lines than this, it is replaced as a whole: comparing it would take
  /// memory by the square of its length.
  static let mostLines = 3000

  /// The diff; empty where nothing changes.
  var text: String {
    guard before != after else { return "" }
    let edits = edits
    var text = "diff --git \(Self.quoted("a/" + path)) \(Self.quoted("b/" + path))\n"
    if before == nil { text += "new file mode 100644\n" }
    if after == nil { text += "deleted file mode 100644\n" }
    guard !edits.isEmpty else { return text }
    text += "--- \(before == nil ? "/dev/null" : Self.named("a/" + path))\n"
    text += "+++ \(after == nil ? "/dev/null" : Self.named("b/" + path))\n"
    for hunk in hunks(edits) { text += self.text(of: hunk, edits) }
    return text
  }

  private enum Mark: Character {
    case same = " "
    case removed = "-"
    case added = "+"
  }

  private typealias Edit = (mark: Mark, line: Substring)

  /// All lines of both sides, in order, removals before additions.
  private var edits: [Edit] {
    let (before, after) = (before ?? [], after ?? [])
    let head = zip(before, after).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed())
      .prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let middle = Self.edits(before[head..<(before.count - tail)], after[head..<(after.count - tail)])
    return before.prefix(head).map { (.same, $0) } + middle + before.suffix(tail).map { (.same, $0) }
  }

  private static func edits(_ before: ArraySlice<Substring>, _ after: ArraySlice<Substring>) -> [Edit] {
    let (before, after) = (Array(before), Array(after))
    guard before.count + after.count <= mostLines else {
      return before.map { (.removed, $0) } + after.map { (.added, $0) }
    }
    let difference = after.map { Array($0.utf8) }.difference(from: before.map { Array($0.utf8) })
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var edits: [Edit] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if old < before.count, removed.contains(old) {
        edits.append((.removed, before[old]))
        old += 1
      } else if new < after.count, added.contains(new) {
        edits.append((.added, after[new]))
        new += 1
      } else {
        edits.append((.same, before[old]))
        (old, new) = (old + 1, new + 1)
      }
    }
    return edits
  }

  /// The stretches of lines that are shown: each change with its context, what touches together.
  private func hunks(_ edits: [Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in edits.indices where edits[index].mark != .same {
      let range = max(0, index - Self.context)..<min(edits.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private func text(of hunk: Range<Int>, _ edits: [Edit]) -> String {
    let oldBefore = edits[..<hunk.lowerBound].count { $0.mark != .added }
    let newBefore = edits[..<hunk.lowerBound].count { $0.mark != .removed }
    let old = edits[hunk].count { $0.mark != .added }
    let new = edits[hunk].count { $0.mark != .removed }
    var text = "@@ -\(Self.range(oldBefore, old)) +\(Self.range(newBefore, new)) @@\n"
    for edit in edits[hunk] {
      text.append(edit.mark.rawValue)
      text += edit.line
      if edit.line.utf8.last != 0x0A { text += "\n\\ No newline at end of file\n" }
    }
    return text
  }

  /// A hunk's place on one side; an empty side is named by the line before it.
  private static func range(_ before: Int, _ count: Int) -> String {
    let start = count == 0 ? before : before + 1
    return count == 1 ? "\(start)" : "\(start),\(count)"
  }

  /// A path as git quotes it: in double quotes with octal escapes, where it has quotes or bytes beyond ASCII.
  private static func quoted(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\"") }) else { return path }
    var quoted = "\""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""): quoted += "\\\""
      case 0x20..<0x7F: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return quoted + "\""
  }

  /// A path after `---` or `+++`: git ends one that holds spaces with a tab.
  private static func named(_ path: String) -> String {
    let quoted = quoted(path)
    return quoted == path && path.contains(" ") ? path + "\t" : quoted
  }
}

extension String {
  /// The lines with their ends.
  var linesWithEnds: [Substring] {
    var lines: [Substring] = []
    var start = startIndex
    while start < endIndex {
      let end = utf8[start...].firstIndex(of: 0x0A).map { utf8.index(after: $0) } ?? endIndex
      lines.append(self[start..<end])
      start = end
    }
    return lines
  }
}
