import Documents
import Patches
import Similarity

/// A patch has a shape: at least `minimum_files` and at most `maximum_files`; `only` files that one of some globs
/// matches, and none `without`; with `existing`, at least one file that was there before; and with `one_token: refused`
/// more than one token of one line is changed.
///
/// The patch is what is looked at: a text, or a mapping with `path`. A glob without a stroke is held against a file's
/// name, others against its path. What is no patch is left to `patch-form`.
struct DiffShapeFunction: CheckFunction {
  static let name = "diff-shape"
  static let words: Set<String> = ["fault", "file", "files"]

  private let minimum: Int?
  private let maximum: Int?
  private let only: [Glob]
  private let without: [Glob]
  private let needsExisting: Bool
  private let refusesOneToken: Bool

  init(_ options: inout OptionReading) {
    minimum = options.integer("minimum_files")
    maximum = options.integer("maximum_files")
    only = options.texts("only").map { Glob($0) }
    without = options.texts("without").map { Glob($0) }
    needsExisting = options.flag("existing")
    refusesOneToken = options.text("one_token") == "refused"
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let path = node.sidecarPath, let patch = look.item.readablePatch(at: path) else { return }
    let count = Set(patch.changes.map(\.path)).count
    func find(_ fault: String, _ change: FileChange? = nil) {
      let words = [
        "fault": fault, "files": "\(count)", "file": "\(change?.path ?? TreePath(bytes: []))", "value": path,
      ]
      hits.add(change.map { Hit(in: path, line: $0.line, words) } ?? Hit(at: PlacedNode(node), words))
    }
    if let minimum, count < minimum { find("it changes \(count) files, and \(minimum) are the least") }
    if let maximum, count > maximum { find("it changes \(count) files, and \(maximum) are the most") }
    for change in patch.changes {
      if !only.isEmpty, !only.contains(where: { $0.matches(change.path.bytes) }) {
        find("it changes \(change.path)", change)
      }
      if without.contains(where: { $0.matches(change.path.bytes) }) { find("it changes \(change.path)", change) }
    }
    if needsExisting, patch.changes.allSatisfy({ $0.kind == .add }) { find("it changes no file that was there") }
    if refusesOneToken, patch.isOneToken { find("it changes one token", patch.changes.first) }
  }
}

extension Patch {
  /// Whether it replaces one line by one that differs from it in a single token.
  fileprivate var isOneToken: Bool {
    let removed = changes.flatMap(\.removedLines)
    let added = changes.flatMap(\.addedLines)
    guard removed.count == 1, added.count == 1 else { return false }
    let (old, new) = (removed[0].text.tokens, added[0].text.tokens)
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    return max(old.count, new.count) - start - end <= 1
  }
}
