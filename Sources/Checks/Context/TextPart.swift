import Documents
import Patches

/// A text that an excerpt names: of one node, or of one file.
struct TextPart {
  /// The node that names it.
  let place: Node
  let lines: [PlacedLine]
  /// A number for what it is of a patch, so that what is added is told from what is removed; zero for what is added,
  /// and for every text that is no part of a patch.
  let part: Int
}

extension Look {
  /// The texts that excerpts name, each by itself.
  ///
  /// - Returns: nothing where that is too much work, which the item then knows.
  func parts(of excerpts: [Excerpt], at given: Node) -> [TextPart] {
    var all: [TextPart] = []
    var size = 0
    for part in excerpts.flatMap({ parts(of: $0, at: given) }) where !part.lines.isEmpty {
      all.append(part)
      for line in part.lines { size += line.text.count + 16 }
    }
    return item.spend(size) ? all : []
  }

  private func parts(of excerpt: Excerpt, at given: Node) -> [TextPart] {
    switch excerpt {
    case .diff(let selection, let part):
      return nodes(of: selection, at: given).map { node in
        let lines = node.sidecarPath.flatMap { path in item.readablePatch(at: path)?.lines(of: part, in: path) }
        return TextPart(place: node, lines: lines ?? [], part: part.number)
      }
    case .nodes(let selection):
      return nodes(of: selection, at: given).map { node in
        guard node.kind == .mapping, let path = node.sidecarPath else {
          return TextPart(place: node, lines: node.lines, part: 0)
        }
        let lines = (item.textLines(of: path) ?? []).enumerated().map { PlacedLine($1, file: path, line: $0 + 1) }
        return TextPart(place: node, lines: lines, part: 0)
      }
    default:
      return nodes(of: excerpt, at: given).map { place in
        let isOfItem = place.node.storage === item.root.storage
        return TextPart(place: isOfItem ? place.node : given, lines: place.node.lines, part: 0)
      }
    }
  }
}

extension DiffPart {
  fileprivate var number: Int {
    switch self {
    case .added: 0
    case .removed: 1
    case .paths: 2
    case .context: 3
    case .hunks: 4
    }
  }
}
