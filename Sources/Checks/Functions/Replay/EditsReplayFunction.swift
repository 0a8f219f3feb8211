import Diagnostics
import Documents
import Patches

/// Edits that were captured one by one give the trees that the capture and the item record.
///
/// The replay starts as that of `replay` does. Each line of the JSON Lines file `events` with a `patch` is an edit: it
/// changes `path` from the blob `blob_before` to `blob_after` (zeros where there is no file). A line with `tree` says
/// what the whole tree is at that point. What `final` selects is the tree after the last event. Where an event says
/// that it `mutates` files by other means, what does not fit behind it only warns, and the replay ends there.
struct EditsReplayFunction: CheckFunction {
  static let name = "edits-replay"
  static let words: Set<String> = ["fault", "event"]

  private let base: ReplayBase
  private let events: Selection?
  private let final: Selection?

  init(_ options: inout OptionReading) {
    base = ReplayBase(&options)
    events = options.selection("events")
    final = options.selection("final")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let path = events.flatMap({ look.nodes(of: $0, at: node).first })?.sidecarPath,
      let lines = look.item.events(of: path), !lines.isEmpty,
      var replay = base.replay(at: node, in: look, touching: { Self.paths(of: lines) }, &hits)
    else { return }
    var isUncertain = false
    for line in lines {
      if line.node["mutates"]?.boolean == true { isUncertain = true }
      guard let fault = fault(of: line.node, &replay) else { continue }
      var hit = Hit(at: line, ["fault": fault, "event": line.node["seq"]?.text ?? "", "value": path])
      hit.weight = isUncertain ? .warning : .error
      return hits.add(hit)
    }
    guard !isUncertain else { return }
    for wanted in final.map({ look.nodes(of: $0, at: node) }) ?? [] where wanted.text != "\(replay.treeID)" {
      hits.add(at: wanted, ["fault": "the edits give the tree \(replay.treeID)", "event": "last"])
    }
  }

  /// What the edits touch.
  private static func paths(of lines: [PlacedNode]) -> [TreePath] {
    lines.compactMap { line in
      guard line.node["patch"] != nil, let path = line.node["path"], path.kind == .string else { return nil }
      return TreePath(bytes: Array(path.bytes))
    }
  }

  /// What is wrong with an event; nil where nothing is.
  private func fault(of event: Node, _ replay: inout Replay) -> String? {
    if let text = event["patch"], text.kind == .string { return fault(of: event, patch: Array(text.bytes), &replay) }
    guard let tree = event["tree"], tree.kind == .string, tree.text != "\(replay.treeID)" else { return nil }
    return "the edits give the tree \(replay.treeID)"
  }

  private func fault(of edit: Node, patch bytes: [UInt8], _ replay: inout Replay) -> String? {
    let path = edit["path"].map { TreePath(bytes: Array($0.bytes)) }
    if let path, let fault = Self.fault(edit["blob_before"], found: replay.blob(at: path), side: "before") {
      return fault
    }
    do {
      let patch = try Patch(bytes)
      if let path, let other = patch.paths.first(where: { $0 != path }) { return "its patch changes \(other), too" }
      _ = try replay.apply(patch)
    } catch let error as PatchSyntaxError {
      return "its patch is none: \(error)"
    } catch let error as PatchRefusal {
      return "its patch does not apply: \(error.path): \(error.reason)"
    } catch {
      return "its patch cannot be read"
    }
    return path.flatMap { Self.fault(edit["blob_after"], found: replay.blob(at: $0), side: "after") }
  }

  private static func fault(_ recorded: Node?, found: ObjectName?, side: String) -> String? {
    guard let recorded, recorded.kind == .string else { return nil }
    let isNone = recorded.bytes.allSatisfy { $0 == UInt8(ascii: "0") }
    guard found.map({ "\($0)" != recorded.text }) ?? !isNone else { return nil }
    return "the file is \(found.map { "\($0)" } ?? "not there") \(side) it, and not \(isNone ? "gone" : recorded.text)"
  }
}
