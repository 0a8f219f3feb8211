import Documents
import Patches

/// No one of several patches brings more than `maximum`, a share such as 0.8, of all lines that they add together.
///
/// Lines that a patch of them removes from what was there before are moved and do not count, nor do blank ones. The
/// patches are what `of` selects, in their order; fewer than two are left alone, and so are fewer lines than
/// `minimum_lines` (5, unless it says so).
struct LargestShareFunction: CheckFunction {
  static let name = "largest-share"
  static let words: Set<String> = ["share", "lines"]

  private let patches: [Excerpt]
  private let maximum: Double
  private let minimumLines: Int

  init(_ options: inout OptionReading) {
    patches = options.excerpts("of") ?? []
    maximum = options.number("maximum") ?? 1
    minimumLines = options.integer("minimum_lines") ?? 5
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    var read: [(place: PlacedNode, patch: Patch)] = []
    for place in look.nodes(of: patches, at: node) {
      guard let path = place.node.sidecarPath, let patch = look.item.readablePatch(at: path) else { return }
      read.append((place, patch))
    }
    guard read.count > 1 else { return }
    let moved = Self.movedLines(read.map(\.patch))
    let counts = read.map { entry in
      entry.patch.changes.reduce(0) { count, change in
        count + change.addedLines.count { !$0.text.words.isEmpty && !moved.contains(ByteText($0.text)) }
      }
    }
    let total = counts.reduce(0, +)
    guard let most = counts.max(), most >= max(1, minimumLines), Double(most) > maximum * Double(total),
      let index = counts.firstIndex(of: most)
    else { return }
    hits.add(read[index].place, ["share": "\(most * 100 / total)", "lines": "\(most)"])
  }

  /// The lines that a patch takes away from what was there before all of them.
  ///
  /// That a later patch takes out again what an earlier one brought moves nothing: it was work when it was added.
  private static func movedLines(_ patches: [Patch]) -> Set<ByteText> {
    var moved: Set<ByteText> = []
    var brought: [[UInt8]: Set<ByteText>] = [:]
    for patch in patches {
      for change in patch.changes {
        let own = change.oldPath.flatMap { brought[$0.bytes] } ?? []
        moved.formUnion(change.removedLines.map { ByteText($0.text) }.filter { !own.contains($0) })
      }
      for change in patch.changes {
        guard let path = change.newPath?.bytes else { continue }
        brought[path, default: []].formUnion(change.addedLines.map { ByteText($0.text) })
      }
    }
    return moved
  }
}
