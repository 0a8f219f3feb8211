import Documents
import Patches

/// Patches, applied as `git apply --cached` applies them but each hunk at its own line or not at all, give the trees
/// that the item records.
///
/// The replay starts from the tree that the file `listing` lists, as `git ls-tree` writes it; its id is computed, and
/// is the one that `base` selects, if the check says so. `files` are the files beside the item whose `origin` is a path
/// of that tree. Then of each of `steps` (the node that is looked at, unless it says so) the `patches` are applied in
/// turn, and the tree is compared with what `tree` selects from the step. Nothing is run, and no repository is read.
/// With `runs`, what is looked at is the id of one of those, which is looked at in its place.
/// Where there is no listing, nothing is found: the check `not-replayable` says so. In `git dataset check --source` a
/// clone of the source stands in for one, by `source.repo` and `source.base_commit` of the item.
struct ReplayFunction: CheckFunction {
  static let name = "replay"
  static let words: Set<String> = ["fault"]

  private let base: ReplayBase
  private let steps: [Excerpt]
  private let patches: [Selection]
  private let tree: Selection?
  private let runs: Selection?

  init(_ options: inout OptionReading) {
    base = ReplayBase(&options)
    steps = options.excerpts("steps") ?? [.nodes(.given)]
    patches = options.selections("patches") ?? []
    tree = options.selection("tree")
    runs = options.selection("runs")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let runs else { return replay(node, in: look, &hits) }
    // An id that no run has is for another check to find.
    if let run = look.run(named: node, among: runs, at: node) { replay(run, in: look, &hits) }
  }

  private func replay(_ node: Node, in look: Look, _ hits: inout Hits) {
    let steps = look.nodes(of: steps, at: node).map(\.node)
    guard steps.contains(where: { step in patches.contains { !look.nodes(of: $0, at: step).isEmpty } }),
      var replay = base.replay(at: node, in: look, touching: { paths(of: steps, in: look) }, &hits)
    else { return }
    var trail = base.listingPath(at: node, in: look).map { ReplayTrail(from: $0) }
    for step in steps {
      // What follows a step that fails would fail for it.
      guard apply(step, to: &replay, along: &trail, in: look, &hits) else { return }
    }
  }

  /// What the patches of the steps touch.
  private func paths(of steps: [Node], in look: Look) -> [TreePath] {
    steps.flatMap { step in
      patches.flatMap { look.nodes(of: $0, at: step) }
        .flatMap { $0.sidecarPath.flatMap { look.item.readablePatch(at: $0) }?.paths ?? [] }
    }
  }

  /// Applies a step; false where it goes wrong, which is a hit, or nobody can say.
  private func apply(
    _ step: Node, to replay: inout Replay, along trail: inout ReplayTrail?, in look: Look, _ hits: inout Hits
  ) -> Bool {
    for reference in patches.flatMap({ look.nodes(of: $0, at: step) }) {
      guard let path = reference.sidecarPath, let patch = look.item.readablePatch(at: path) else { return false }
      trail?.go(on: path)
      if let known = trail.flatMap({ look.item.replay(after: $0) }) {
        replay = known
        continue
      }
      do throws(PatchRefusal) {
        _ = try replay.apply(patch)
        if let trail { look.item.keep(replay, after: trail) }
      } catch {
        hits.add(Hit(in: path, line: error.line, ["fault": "\(error.path): \(error.reason)", "value": path]))
        return false
      }
    }
    for wanted in tree.map({ look.nodes(of: $0, at: step) }) ?? [] where wanted.text != "\(replay.treeID)" {
      hits.add(at: wanted, ["fault": "the patches give the tree \(replay.treeID)"])
      return false
    }
    return true
  }
}
