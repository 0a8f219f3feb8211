package import Documents
import Patches

/// What checks have read of one item so far: each file once, whichever check asked for it first. Of a judgement, the
/// files are those of the item that is judged, which has read them for all its judgements.
package final class CheckContext {
  let item: CheckedItem
  /// Whether what is looked at is a judgement.
  let isJudgement: Bool
  /// The item that is judged; nil for an item, and where the judgement is about another content than there is.
  let judged: CheckContext?
  /// The adjudication of the item that is judged; nil where there is none.
  let decision: Node?
  /// Why the check that is asked cannot tell; nil as long as it can.
  var undecided: String? {
    get { reason ?? judged?.reason ?? host?.reason }
    set { reason = newValue }
  }
  private var reason: String?
  /// What came of looking for the item's host; nil as long as nobody asked.
  var foundHost: FoundHost?
  /// How many nodes checks looked at.
  package var looks = 0
  private var contents: [String: SidecarContent] = [:]
  private var lines: [String: [PlacedNode]] = [:]
  private var texts: [String: [ArraySlice<UInt8>]] = [:]
  private var cues: [String: ReadCues] = [:]
  private var patches: [String: Result<Patch, PatchSyntaxError>] = [:]

  private var told: Set<String> = []
  private var replays: [ReplayTrail: Replay] = [:]
  private var starts: [String: ReplayStart] = [:]
  private var answers: [ObjectIdentifier: Bool] = [:]
  private var selected: [ObjectIdentifier: [Node]] = [:]
  private var grouped: [ObjectIdentifier: [ArraySlice<UInt8>: [Node]]] = [:]
  /// How many bytes of texts checks may still go through.
  private var room = CheckContext.workLimit
  private var members: [ObjectIdentifier: Set<ByteText>] = [:]
  private var indexed: [ObjectIdentifier: [ArraySlice<UInt8>: Node]] = [:]
  /// The entries of large mappings of the item, by the mapping's place.
  private var entries: [Int: [ArraySlice<UInt8>: Node]] = [:]

  /// The most bytes that all checks together go through of an item: a hundred times what a large one has.
  private static let workLimit = 128 << 20

  package init(_ item: CheckedItem) {
    self.item = item
    isJudgement = false
    (judged, decision) = (nil, nil)
  }

  /// - Parameters:
  ///   - judgement: what an annotator says.
  ///   - item: the item, where it is what they say it of.
  package init(judgement: Node, of item: CheckContext?, decision: Node?, digests: Digests) {
    self.item = CheckedItem(root: judgement, digests: digests) { _ in .absent }
    isJudgement = true
    judged = item
    self.decision = decision
  }

  var root: Node { item.root }

  /// The host, where it has been looked for and is there.
  private var host: CheckContext? {
    guard case .context(let host) = foundHost else { return nil }
    return host
  }

  /// What a query begins in that does not begin at the node that is looked at; nil where there is none.
  func root(of origin: Selection.Origin) -> Node? {
    switch origin {
    case .item, .given: root
    case .judged: judged?.root
    case .decision: decision
    case .host: host?.root
    }
  }

  /// The rubric version that the item names; nil where it is not there.
  private(set) lazy var rubric: Node? = judged?.rubric ?? item.rubric()

  /// What a selection from the item's root gives, found once.
  func selected(by selection: ObjectIdentifier, _ find: () -> [Node]) -> [Node] {
    if let known = selected[selection] { return known }
    let nodes = find()
    if undecided == nil { selected[selection] = nodes }
    return nodes
  }

  /// Whether a selection from the item's root selects anything, found once.
  func answer(to selection: ObjectIdentifier, _ find: () -> Bool) -> Bool {
    if let known = answers[selection] { return known }
    let answer = find()
    if undecided == nil { answers[selection] = answer }
    return answer
  }

  /// The texts among which others are looked for, gathered once.
  func members(by key: MemoryKey, _ find: () -> Set<ByteText>) -> Set<ByteText> {
    if let known = members[key.id] { return known }
    let texts = find()
    if undecided == nil { members[key.id] = texts }
    return texts
  }

  /// Takes note of bytes that are gone through; false where they are too many, which the item then knows.
  func spend(_ bytes: Int) -> Bool {
    room -= min(bytes, room + 1)
    guard room < 0 else { return true }
    undecided = "the item asks for more work than any that is meant well"
    return false
  }

  /// Nodes of the item by something that several may share, gathered once.
  func grouped(
    by key: ObjectIdentifier, _ find: () -> [ArraySlice<UInt8>: [Node]]
  ) -> [ArraySlice<UInt8>: [Node]] {
    if let known = grouped[key] { return known }
    let nodes = find()
    if undecided == nil { grouped[key] = nodes }
    return nodes
  }

  /// Nodes of the item by what they are called, gathered once.
  func indexed(
    by key: ObjectIdentifier, _ find: () -> [ArraySlice<UInt8>: Node]
  ) -> [ArraySlice<UInt8>: Node] {
    if let known = indexed[key] { return known }
    let nodes = find()
    if undecided == nil { indexed[key] = nodes }
    return nodes
  }

  /// The value under a key of a mapping. Of a large one, which an item may hold for each of many tests, the keys are
  /// gathered once.
  func value(of key: ArraySlice<UInt8>, in mapping: Node) -> Node? {
    guard mapping.kind == .mapping else { return nil }
    guard mapping.count > 16, mapping.storage === root.storage else {
      return mapping.entries.first { $0.key.bytes == key }?.value
    }
    if entries[mapping.index] == nil {
      let pairs = mapping.entries.map { ($0.key.bytes, $0.value) }
      entries[mapping.index] = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    return entries[mapping.index]?[key]
  }

  /// What replays start from that begin with a listing, read once.
  func replayStart(for listing: String, _ read: () -> ReplayStart) -> ReplayStart {
    if let known = starts[listing] { return known }
    let start = read()
    if undecided == nil { starts[listing] = start }
    return start
  }

  /// The tree at the end of a trail, where another check was there before.
  func replay(after trail: ReplayTrail) -> Replay? { replays[trail] }

  func keep(_ replay: Replay, after trail: ReplayTrail) {
    guard trail.isShort else { return }
    replays[trail] = replay
  }

  /// Another check begins.
  func begin() {
    reason = nil
    judged?.begin()
    host?.begin()
  }

  /// The bytes of a file beside the item; nil where it is not there, or, which the item then knows, cannot be read.
  func bytes(of path: String) -> [UInt8]? {
    if let judged { return judged.bytes(of: path) }
    let content: SidecarContent
    if let known = contents[path] {
      content = known
    } else {
      content = item.sidecar(path)
      contents[path] = content
    }
    switch content {
    case .bytes(let bytes): return bytes
    // What is missing or too large is a finding of its own.
    case .absent, .tooLarge: return nil
    case .elsewhere:
      // The first check that asks says it for all of them.
      if told.insert(path).inserted {
        undecided = "`\(path)` is a Git LFS pointer, and what it points to is not here"
      }
      return nil
    }
  }

  /// The lines of a file beside the item, without their ends; nil as with its bytes.
  func textLines(of path: String) -> [ArraySlice<UInt8>]? {
    if let judged { return judged.textLines(of: path) }
    if let known = texts[path] { return known }
    guard let bytes = bytes(of: path) else { return nil }
    let lines = bytes.textLines
    texts[path] = lines
    return lines
  }

  /// A file beside the item as a patch; nil as with its bytes.
  func patch(at path: String) -> Result<Patch, PatchSyntaxError>? {
    if let judged { return judged.patch(at: path) }
    if let known = patches[path] { return known }
    guard let bytes = bytes(of: path) else { return nil }
    let patch = Result { () throws(PatchSyntaxError) in try Patch(bytes) }
    patches[path] = patch
    return patch
  }

  /// A file beside the item as a patch; nil too where it is none, which is for a check of its own to say.
  func readablePatch(at path: String) -> Patch? {
    guard case .success(let patch) = patch(at: path) else { return nil }
    return patch
  }

  /// The lines of a JSON Lines file that can be read, each as a node with its own place; nil as with its bytes.
  func events(of path: String) -> [PlacedNode]? {
    if let judged { return judged.events(of: path) }
    if let known = lines[path] { return known }
    guard let bytes = bytes(of: path) else { return nil }
    let nodes = JSONLines(bytes).compactMap { line in line.reading.document.map { PlacedNode($0.root, in: path) } }
    lines[path] = nodes
    return nodes
  }

  /// The cues of a WebVTT file, each as a node with its own place, and what in it is no cue; nil as with its bytes.
  func cues(of path: String) -> ReadCues? {
    if let judged { return judged.cues(of: path) }
    if let known = cues[path] { return known }
    guard let bytes = bytes(of: path) else { return nil }
    let file = WebVTT(bytes)
    let read = ReadCues(
      nodes: CueNodes.nodes(of: file.cues).map { PlacedNode($0, in: path, isData: false) }, faults: file.faults)
    cues[path] = read
    return read
  }
}

/// What came of reading a WebVTT file.
struct ReadCues {
  let nodes: [PlacedNode]
  let faults: [WebVTT.Fault]
}

extension [UInt8] {
  /// The lines of a text, split at LF, without their ends; CR stays.
  var textLines: [ArraySlice<UInt8>] {
    var lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
