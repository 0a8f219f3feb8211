import Dataset
import Documents
import Engine
import Intake
import Signatures

/// What happens in a case: the state before, the state after, and how one led to the other.
struct Story {
  private(set) var before: [[UInt8]: MemorySnapshot.File]
  private(set) var after: [[UInt8]: MemorySnapshot.File]
  private var committed: [[UInt8]: MemorySnapshot.File]
  /// The state of the last commit that is not on a side.
  private var landed: [[UInt8]: MemorySnapshot.File]
  private var contents: [String: [UInt8]] = [:]
  private var states: [MemorySnapshot] = []
  private var commits: [CommitChange] = []
  private var sources: [(governing: MemorySnapshot?, own: MemorySnapshot?)] = []
  private var asksWho = false
  private var updates: [RefUpdate] = []
  /// The rubrics that are asked about by what people said under them.
  private var linted: [String] = []
  private var trusted: Set<String>?
  private var root: String?
  /// What the server has seen said against items.
  private var kept: Kept?
  /// What another protected ref holds; nil where there is none.
  private var elsewhere: [[UInt8]: MemorySnapshot.File]?
  private var isFirst = false
  /// Whether everything that happened is asked about as a whole history is.
  private var isHistory = false
  /// Whether the state before is the base alone, which has nothing wrong with it.
  private var startsClean = true
  /// The forms in which the case speaks.
  private let named: States

  /// - Parameters:
  ///   - base: the files that every case starts from.
  ///   - states: the forms in which the case speaks.
  init(_ case: CaseFile.Case, base: [[UInt8]: MemorySnapshot.File], _ states: States = States()) throws(CaseFault) {
    (before, after, committed, landed) = (base, [:], [:], [:])
    named = states
    for step in `case`.steps where step.stage == .before {
      startsClean = false
      before = try applied(step, to: before, earlier: [:])
    }
    isFirst = `case`.steps.contains { $0.kind == "trust" || $0.value("parents") == "0" && !$0.has("pending") }
    for step in `case`.steps where step.stage == .elsewhere {
      elsewhere = try applied(step, to: elsewhere ?? before, earlier: before)
    }
    after = before
    committed = isFirst ? [:] : before
    landed = committed
    note(before)
    if let elsewhere { note(elsewhere) }
    for step in `case`.steps where step.stage == .after { try take(step) }
  }

  private mutating func note(_ files: [[UInt8]: MemorySnapshot.File]) {
    for file in files.values { contents[file.id] = file.bytes }
    states.append(MemorySnapshot(files))
  }

  private mutating func take(_ step: Fence) throws(CaseFault) {
    switch step.kind {
    case "commit": try commit(step)
    case "branch":
      after = before
      committed = before
    case "update": updates.append(Self.update(step))
    case "history": isHistory = true
    case "kept": kept = Kept(step.bytes(try filled(step)))
    case "lint": linted.append(step.path)
    case "trust":
      trusted = Set(step.body)
      root = step.value("root")
    default: after = try applied(step, to: after, earlier: before)
    }
  }

  /// The files as a fence leaves them.
  private func applied(
    _ step: Fence, to files: Filling.Files, earlier: Filling.Files
  ) throws(CaseFault) -> Filling.Files {
    let filling = Filling(files: files, earlier: earlier, states: named)
    var files = files
    do throws(Misfit) {
      switch step.kind {
      case "remove":
        // A folder goes with all that is in it.
        let start = step.paths[0] + [UInt8(ascii: "/")]
        files = files.filter { $0.key != step.paths[0] && !$0.key.starts(with: start) }
      case "edit":
        let bytes = try filling.edited(step.value("from") ?? step.path, by: step.body)
        files[Array(step.path.utf8)] = MemorySnapshot.File(mode: .file, bytes: bytes)
      case "record":
        let record = try filling.record(step.arguments, body: step.body)
        files[record.path] = MemorySnapshot.File(mode: .file, bytes: record.bytes)
      case "records":
        for line in step.body {
          let filling = Filling(files: files, earlier: earlier, states: named)
          let record = try filling.record(line.split(separator: " ").map(String.init), body: [])
          files[record.path] = MemorySnapshot.File(mode: .file, bytes: record.bytes)
        }
      default:
        let body = step.kind == "bytes" ? step.body : try step.body.filled(by: filling)
        let file = MemorySnapshot.File(mode: Self.mode(step), bytes: step.bytes(body))
        for path in step.paths { files[path] = file }
      }
    } catch {
      throw step.fault(error.reason)
    }
    return files
  }

  /// The lines of a fence that is no file, with what is computed in them.
  private func filled(_ step: Fence) throws(CaseFault) -> [String] {
    let filling = Filling(files: after, earlier: before, states: named)
    do throws(Misfit) {
      guard step.kind == "commit", let form = named.messages[step.path] else {
        return try step.body.filled(by: filling)
      }
      return try filling.message(form, Array(step.words.dropFirst(2)), body: step.body)
    } catch {
      throw step.fault(error.reason)
    }
  }

  private static func mode(_ step: Fence) -> FileEntry.Mode {
    switch step.value("mode") {
    case nil, "100644": .file
    case "100755": .executable
    case "120000": .symlink
    case "160000": .gitlink
    case let other?: .other(UInt32(other, radix: 8) ?? 0)
    }
  }

  private mutating func commit(_ step: Fence) throws(CaseFault) {
    let message = try filled(step)
    let changes = MemorySnapshot.changes(from: snapshot(committed), to: snapshot(after))
    let governing: MemorySnapshot? = isFirst && commits.isEmpty ? nil : snapshot(landed)
    committed = after
    if !step.has("side") { landed = after }
    note(after)
    let digit = String((commits.count + 1) % 10)
    let last = message.lastIndex(of: "").map { message[($0 + 1)...] } ?? []
    var commit = CommitChange(
      id: step.has("pending") ? "" : String(repeating: digit, count: 40),
      parents: (0..<(step.value("parents").flatMap { Int($0) } ?? 1)).map {
        String(repeating: "abcdef".map(String.init)[$0], count: 40)
      },
      author: .person(step.value("author") ?? step.value("by"), named: step.value("name")),
      committer: .person(step.value("by"), named: step.value("name")),
      subject: message.first ?? "",
      trailers: last.map { line in
        let halves = line.split(separator: ":", maxSplits: 1)
        return .init(key: String(halves[0]), value: halves.count > 1 ? String(halves[1].dropFirst()) : "")
      },
      changes: step.defect == nil ? changes : [],
      defect: step.defect)
    commit.isDivided = message.contains("---")
    commit.isOnChain = !step.has("side")
    commit.isTangled = step.has("tangled")
    commit.signature = signature(of: step)
    if let proven = step.value("proven") {
      let state = keyName(of: proven).map { SignatureState.good(key: $0) } ?? .bad(reason: proven, help: "")
      for change in changes where change.path.hasSuffix(".sig") { commit.detached[change.path] = state }
    }
    for change in changes where change.old == nil && change.path.contains("/disowned/") {
      commit.writers[change.path] = writers(step)
    }
    sources.append((governing, step.has("pending") ? nil : snapshot(after)))
    asksWho = asksWho || step.asksWho
    commits.append(commit)
  }

  /// Of the person that `by` names, with the first key in the people file, unless `signature` says otherwise.
  private func signature(of step: Fence) -> SignatureState? {
    switch step.value("signature") {
    case "none": return .unsigned
    case "bad": return .bad(reason: "does not fit the content", help: "sign it anew")
    case "unverifiable": return .unverifiable(reason: "gpg cannot be run", help: "install gnupg")
    case let name? where name.hasPrefix("SHA256:"): return .good(key: name)
    case let other:
      guard let name = other ?? step.value("by") else { return .unsigned }
      return keyName(of: name).map { .good(key: $0) } ?? .unsigned
    }
  }

  /// Who wrote what the commit disowns.
  private func writers(_ step: Fence) -> ItemWriters {
    guard !step.has("distant") else { return .unknown(beyond: 10_000) }
    func keys(_ name: String) -> Set<String> { Set([step.value(name).flatMap { keyName(of: $0) }].compactMap { $0 }) }
    return .known(changing: keys("wrote"), signing: keys("owned"))
  }

  private func keyName(of person: String) -> String? {
    for files in [before, after] {
      guard let bytes = files[Array("people.yaml".utf8)]?.bytes,
        let document = Document.read(bytes, as: .yaml).document,
        let key = People(document, path: "people.yaml")[person]?.keys.first
      else { continue }
      return KeyReading.standard.identity(of: key)?.name
    }
    return nil
  }

  private static func update(_ step: Fence) -> RefUpdate {
    let motions: [(String, RefUpdate.Motion)] = [
      ("create", .create), ("forward", .forward), ("sideways", .sideways), ("rewind", .rewind), ("astray", .astray),
      ("delete", .delete),
    ]
    return RefUpdate(
      name: String(decoding: step.paths[0], as: UTF8.self),
      motion: motions.first { step.has($0.0) }?.1 ?? .forward, isStale: step.has("stale"),
      isProtected: step.has("protected"), isCommit: !step.has("no-commit") && !step.has("delete"),
      lookalike: step.value("like"), isRooted: !step.has("unrooted"),
      isBeyondRoot: step.has("beyond-root"))
  }

  private func snapshot(_ files: [[UInt8]: MemorySnapshot.File]) -> MemorySnapshot { MemorySnapshot(files) }
}

extension Story {
  /// What happened, as an occasion would ask it.
  func inquiry() -> Inquiry {
    let (old, new) = (isFirst ? nil : source(before), source(after))
    var inquiry = Inquiry(
      source: updates.contains { $0.motion == .delete } ? nil : new, base: old,
      scope: .changes(MemorySnapshot.changes(from: old, to: new)), commits: commits, updates: updates)
    inquiry.occasion = isHistory ? .history : asksWho ? .range : .check
    inquiry.kept = kept
    inquiry.siblings = elsewhere.map { [SiblingRef(name: "refs/heads/release", source: source($0))] } ?? []
    var merge: String?
    for (index, commit) in commits.enumerated().reversed() {
      if commit.isOnChain { merge = commit.id } else { inquiry.commits[index].merge = merge }
    }
    for (index, sources) in sources.enumerated() {
      inquiry.commits[index].governing = sources.governing.map(complete)
      inquiry.commits[index].source = sources.own.map(complete)
    }
    if let trusted {
      inquiry.trust = Trust(fingerprints: trusted.isEmpty ? nil : trusted, root: root) {
        $0.split(separator: " ").dropFirst().first.map(String.init)
      }
    }
    return inquiry
  }

  /// The state after, all of it; nil where that is another question than what changed.
  func fullInquiry() -> Inquiry? {
    guard startsClean, commits.isEmpty, updates.isEmpty, trusted == nil else { return nil }
    return Inquiry(source: source(after), scope: .everything)
  }

  private func source(_ files: [[UInt8]: MemorySnapshot.File]) -> MemorySnapshot { complete(MemorySnapshot(files)) }

  /// A state that knows every content there ever was, as a repository does.
  private func complete(_ snapshot: MemorySnapshot) -> MemorySnapshot {
    var snapshot = snapshot
    snapshot.contents = contents
    snapshot.states = states
    for file in snapshot.files.values { snapshot.contents[file.id] = file.bytes }
    return snapshot
  }
}

extension Story {
  /// The rubrics that the case asks about by what people said under them, with the manifest that says how much is
  /// enough.
  func rated() throws -> [(rubric: RatedRubric, manifest: Manifest)] {
    let tree = source(after)
    return try linted.compactMap { name in
      guard let reference = RubricReference(name), let manifest = document("dataset.yaml").map({ Manifest($0) }),
        let stream = manifest.stream(named: reference.stream), let people = document("people.yaml")
      else { return nil }
      let path = stream.files.rubric(reference.version)
      let keys = SigningKeys(People(people, path: "people.yaml"), .standard)
      let rubric = try document(path).flatMap { document in
        try RatedRubric(Rubric(document), at: path, of: stream, manifest, keys, in: tree) { ContentDigest.sha256($0) }
      }
      return rubric.map { ($0, manifest) }
    }
  }

  private func document(_ path: String) -> Document? {
    after[Array(path.utf8)].flatMap { Document.read($0.bytes, as: .yaml).document }
  }
}

/// What a server keeps of one batch.
private struct Kept: KeptVerdicts {
  private let file: KeptVerdictFile?

  init(_ bytes: [UInt8]) {
    file = KeptVerdictFile(bytes)
  }

  func verdicts(in batch: BatchName) throws(Unreadable) -> [KeptVerdict] {
    guard let file else { throw Unreadable("what the server keeps", reason: "it is damaged") }
    return batch == file.batch ? file.verdicts : []
  }
}

extension CommitChange.Identity {
  /// A person by the id; Ada where nobody is named.
  ///
  /// - Parameter name: what git calls the person there, `_` for a space; nil for their own name.
  fileprivate static func person(_ id: String?, named name: String? = nil) -> CommitChange.Identity {
    let id = id ?? "ada"
    let names = ["ada": "Ada Lovelace", "grace": "Grace Hopper", "alan": "Alan Turing", "barbara": "Barbara Liskov"]
    let said = name?.split(separator: "_").joined(separator: " ")
    return CommitChange.Identity(name: said ?? names[id] ?? id, email: "\(id)@example.com")
  }
}

extension CaseFile.Case {
  /// Whether a commit in it is somebody's by signature, or it is asked what people signed.
  var isSigned: Bool { steps.contains { $0.kind == "commit" && $0.asksWho || $0.kind == "lint" } }
}

extension Fence {
  /// Whether a commit says who made it, so that it is asked whether they may.
  var asksWho: Bool { ["by", "author", "signature"].contains { value($0) != nil } || has("side") }

  /// Why a commit is not looked into.
  var defect: CommitDefect? {
    if let bytes = number("bytes") { return .oversized(bytes: bytes) }
    if let most = number("most") {
      guard let names = number("names") else { return .excess(most: most, objects: number("objects") ?? 0) }
      return .flood(names: names, contents: number("contents") ?? 0, most: most)
    }
    return value("defect").map { .malformed(reason: $0.split(separator: "_").joined(separator: " ")) }
  }
  private func number(_ key: String) -> Int? { value(key).flatMap { Int($0) } }
}
