import Documents
import JSONPath
import Patches
import Schema

/// What a function may ask for while it looks at a node.
struct Look {
  let item: CheckContext
  let worker: CheckWorker

  var root: Node { item.root }

  /// The nodes that a selection names.
  ///
  /// - Parameter given: the node that is looked at.
  func nodes(of selection: Selection, at given: Node) -> [Node] {
    worker.nodes(of: selection, given: given, in: item)
  }

  /// The nodes that a query selects in a document beside the item.
  func nodes(of path: JSONPath, in document: Node) -> [Node] { worker.nodes(of: path, in: document, item) }

  /// The nodes that excerpts name, with their files.
  func nodes(of excerpts: [Excerpt], at given: Node) -> [PlacedNode] {
    excerpts.flatMap { nodes(of: $0, at: given) }
  }

  func nodes(of excerpt: Excerpt, at given: Node) -> [PlacedNode] {
    switch excerpt {
    case .nodes(let selection): return nodes(of: selection, at: given).map { PlacedNode($0).from(selection) }
    case .keys(let selection, let value):
      return nodes(of: selection, at: given).flatMap { mapping in
        mapping.entries.filter { value == nil || $0.value.text == value }.map { PlacedNode($0.key).from(selection) }
      }
    case .rubric(let path):
      return item.rubric.map { nodes(of: path, in: $0).map { PlacedNode($0) } } ?? []
    case .lines(let selection, let query):
      return nodes(of: selection, at: given).flatMap { reference in
        let lines = reference.sidecarPath.flatMap { files(of: selection).events(of: $0) } ?? []
        guard let query else { return lines.map { $0.from(selection) } }
        return lines.flatMap { line in
          nodes(of: query, in: line.node).map { PlacedNode($0, beside: line).from(selection) }
        }
      }
    case .cues(let selection, let query):
      let cues = nodes(of: selection, at: given).flatMap { reference in
        reference.sidecarPath.flatMap { files(of: selection).cues(of: $0)?.nodes } ?? []
      }
      guard let query else { return cues.map { $0.from(selection) } }
      return cues.flatMap { cue in
        nodes(of: query, in: cue.node).map { PlacedNode($0, beside: cue).from(selection) }
      }
    case .diff: return []
    }
  }

  /// What reads the files that a selection names: the item, or its host.
  private func files(of selection: Selection) -> CheckContext {
    selection.origin == .host ? worker.host(of: item) ?? item : item
  }

  /// Whether what excerpts are taken from can be read: where a file or a rubric is not there, or a patch is none, that
  /// nothing is in it says nothing.
  func canRead(_ excerpts: [Excerpt], at given: Node) -> Bool {
    excerpts.allSatisfy { excerpt in
      guard !excerpt.isOfHost || worker.host(of: item) != nil else { return false }
      return switch excerpt {
      case .rubric: item.rubric != nil
      // A host of one kind names no file where one of another does.
      case .lines(let selection, _) where selection.origin == .host:
        nodes(of: selection, at: given)
          .allSatisfy { $0.sidecarPath.flatMap { files(of: selection).bytes(of: $0) } != nil }
      case .lines(let selection, _):
        nodes(of: selection, at: given).contains {
          $0.sidecarPath.flatMap { files(of: selection).bytes(of: $0) } != nil
        }
      case .diff(let selection, _):
        nodes(of: selection, at: given).contains {
          $0.sidecarPath.flatMap { files(of: selection).readablePatch(at: $0) } != nil
        }
      // An item whose speech stands in itself names no file of cues.
      case .cues(let selection, _):
        nodes(of: selection, at: given).allSatisfy {
          $0.sidecarPath.flatMap { files(of: selection).cues(of: $0) } != nil
        }
      case .nodes, .keys: true
      }
    }
  }

  /// The texts of the nodes that excerpts name, to look for others among them.
  func texts(of excerpts: [Excerpt], at given: Node, by key: MemoryKey) -> Set<ByteText> {
    let find = { Set(nodes(of: excerpts, at: given).map { ByteText($0.node.bytes) }) }
    return excerpts.allSatisfy(\.isOfItem) ? item.members(by: key, find) : find()
  }

  /// The run of an id, among those that a selection names; the first, where there are several.
  func run(named id: Node, among runs: Selection, at given: Node) -> Node? {
    let find = {
      let pairs = nodes(of: runs, at: given).compactMap { run in run["id"].map { ($0.bytes, run) } }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    return (runs.isOfItem ? item.indexed(by: runs.id, find) : find())[id.bytes]
  }

  /// The lines of the texts that excerpts name.
  ///
  /// - Returns: nothing where that is too much work, which the item then knows.
  func lines(of excerpts: [Excerpt], at given: Node) -> [PlacedLine] {
    let lines = excerpts.flatMap { self.lines(of: $0, at: given) }
    return item.spend(lines.reduce(0) { $0 + $1.text.count + 16 }) ? lines : []
  }

  private func lines(of excerpt: Excerpt, at given: Node) -> [PlacedLine] {
    switch excerpt {
    case .diff(let selection, let part):
      return nodes(of: selection, at: given).flatMap { node in
        node.sidecarPath.flatMap { path in
          files(of: selection).readablePatch(at: path)?.lines(of: part, in: path)
        } ?? []
      }
    case .nodes(let selection):
      return nodes(of: selection, at: given).flatMap { node -> [PlacedLine] in
        guard node.kind == .mapping, let path = node.sidecarPath else { return node.lines }
        return (files(of: selection).textLines(of: path) ?? []).enumerated().map {
          PlacedLine($1, file: path, line: $0 + 1)
        }
      }
    default: return nodes(of: excerpt, at: given).flatMap { $0.node.lines }
    }
  }

  /// Whether a text holds a pattern.
  func matches(_ pattern: String, _ text: some Collection<UInt8>) -> Bool {
    item.spend(text.count) && worker.matches(pattern, text, in: item)
  }

  /// That the check cannot tell, and why.
  func giveUp(_ reason: String) { item.undecided = reason }
}

extension Node {
  /// The path that the node names as a file beside the item: of a mapping with `path`, or a text.
  var sidecarPath: String? { kind == .mapping ? self["path"]?.string : string }

  /// The node in a few words: a scalar's text, or what kind of collection it is.
  var brief: String {
    switch kind {
    case .sequence: "a list of \(count)"
    case .mapping: self["id"]?.string ?? self["path"]?.string ?? "a mapping"
    default: text
    }
  }
}
