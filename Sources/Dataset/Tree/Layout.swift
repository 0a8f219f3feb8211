import Documents

/// Where things lie in a dataset: tells from a path alone what it means.
package struct Layout: Sendable {
  /// The file that makes a folder a dataset.
  package static let manifestPath = "dataset.yaml"

  private let peoplePath: String
  private let openPaths: [String]
  /// Stream names by the parts of their folders, so that a path finds its stream without trying each.
  private let streams: [String: String]

  /// - Parameters:
  ///   - people: the path of the people file.
  ///   - open: files, or folders with a closing `/`, that anyone may change.
  ///   - streams: stream names and their folders.
  package init(people: String, open: [String], streams: [(name: String, folder: String)]) {
    peoplePath = people
    openPaths = open
    self.streams = Dictionary(streams.map { ($0.folder, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the file at `path` is.
  package func place(of path: String) -> Place {
    if path == Self.manifestPath { return .manifest }
    if path == peoplePath { return .people }
    if let (stream, rest) = stream(holding: path) { return place(in: stream, rest) }
    return isOpen(path) ? .open : .other
  }

  /// The stream whose folder holds `path`, and what follows the folder.
  private func stream(holding path: String) -> (String, Substring)? {
    // By bytes: to a character, a stroke with a combining mark behind it is no stroke.
    var index = path.startIndex
    while let stroke = path.utf8[index...].firstIndex(of: UInt8(ascii: "/")) {
      let rest = path.utf8.index(after: stroke)
      if let stream = streams[String(path.utf8[..<stroke]) ?? ""] { return (stream, path[rest...]) }
      index = rest
    }
    return nil
  }

  private func isOpen(_ path: String) -> Bool {
    guard openPaths.contains(where: { $0.hasSuffix("/") ? path.utf8.starts(with: $0.utf8) : path == $0 }) else {
      return false
    }
    // An owner's signature counts where it is added, so nobody else may take its place.
    guard !path.utf8.prefix(while: { $0 != UInt8(ascii: "/") }).elementsEqual(PolicySignature.folder.utf8) else {
      return false
    }
    return !isAboveStream(path)
  }

  /// Whether git obeys the file in a stream's folder too, so that it is policy whatever the manifest opens.
  private func isAboveStream(_ path: String) -> Bool {
    let name = path.lastPart
    guard GitFile(takenFor: name) != nil else { return false }
    let folder = path.utf8.dropLast(name.utf8.count)
    return streams.keys.contains { $0.utf8.starts(with: folder) }
  }

  private func place(in stream: String, _ rest: Substring) -> Place {
    let parts = rest.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    if parts[0] == "batches" {
      guard parts.count > 2, parts[1].isIdentifier else { return .stream(stream, .unknown) }
      let batch = BatchName(stream: stream, batch: String(parts[1]))
      return .batch(batch, Self.batchFile(parts[2...]))
    }
    return .stream(stream, Self.streamFile(parts))
  }

  private static func streamFile(_ parts: [Substring]) -> Place.StreamFile {
    switch (parts.count, parts[0]) {
    case (1, "schema.yaml"): .schema(.yaml)
    case (1, "schema.json"): .schema(.json)
    case (1, "judgement.yaml"): .judgementSchema
    case (1, "checks.yaml"): .checks
    case (1, "item.yaml"): .itemTemplate
    case (1, "stream.yaml"): .defaults
    case (2, "rubrics"): parts[1].stem(".yaml").flatMap { Version($0) }.map { .rubric($0) } ?? .unknown
    case (2, "calibrations"): parts[1].stem(".yaml").flatMap { Version($0) }.map { .calibration($0) } ?? .unknown
    case (2, "imports"): identifier(parts[1], ".yaml").map { .importMap($0) } ?? .unknown
    default: .unknown
    }
  }

  private static func batchFile(_ parts: ArraySlice<Substring>) -> Place.BatchFile {
    let parts = Array(parts)
    switch (parts.count, parts[0]) {
    case (1, "batch.yaml"): return .manifest
    case (1, "sign-off.yaml"): return .signOff
    case (1, "seeded.yaml"): return .controlDigests
    case (2, "items"): return item(parts[1])
    case (3..., "items") where parts[1].isIdentifier:
      return .sidecar(item: String(parts[1]), path: parts[2...].joined(separator: "/"))
    case (3, "judgements") where parts[1].isIdentifier:
      return identifier(parts[2], ".yaml").map { .judgement(item: String(parts[1]), person: $0) } ?? .unknown
    case (3, "reviews") where parts[1].isIdentifier: return review(of: String(parts[1]), parts[2])
    case (2, "adjudications"): return identifier(parts[1], ".yaml").map { .adjudication(item: $0) } ?? .unknown
    case (2, "withdrawn"): return identifier(parts[1], ".yaml").map { .withdrawal(item: $0) } ?? .unknown
    case (2, "seals"): return identifier(parts[1], ".yaml").map { .seal(person: $0) } ?? .unknown
    case (2, "proofs"): return identifier(parts[1], ".sig").map { .proof(name: $0) } ?? .unknown
    case (3, "proofs") where parts[1].isIdentifier: return authorship(of: String(parts[1]), parts[2])
    case (3, "disowned") where parts[1].isIdentifier:
      return identifier(parts[2], ".yaml").map { .disowning(item: String(parts[1]), person: $0) } ?? .unknown
    case (5, "waivers") where parts[1...3].allSatisfy(\.isIdentifier):
      let (item, check) = (String(parts[1]), "\(parts[2])/\(parts[3])")
      return identifier(parts[4], ".yaml").map { .waiver(item: item, check: check, person: $0) } ?? .unknown
    case (3..., "attempts"): return attempt(parts)
    default: return .unknown
    }
  }

  private static func item(_ name: Substring) -> Place.BatchFile {
    if let id = identifier(name, ".yaml") { return .item(id: id, .yaml) }
    if let id = identifier(name, ".json") { return .item(id: id, .json) }
    return .unknown
  }

  /// `<person>.<round>.yaml`
  private static func review(of item: String, _ name: Substring) -> Place.BatchFile {
    guard let stem = name.stem(".yaml"), let stop = stem.lastIndex(of: "."), stem[..<stop].isIdentifier,
      let round = stem[stem.index(after: stop)...].ordinal
    else { return .unknown }
    return .review(item: item, person: String(stem[..<stop]), round: round)
  }

  /// `<person>-<sha256>.sig`
  private static func authorship(of item: String, _ name: Substring) -> Place.BatchFile {
    guard let stem = name.stem(".sig"), let stroke = stem.lastIndex(of: "-"), stem[..<stroke].isIdentifier else {
      return .unknown
    }
    let digest = stem[stem.index(after: stroke)...]
    guard digest.isHex(digits: 64) else { return .unknown }
    return .authorship(item: item, person: String(stem[..<stroke]), sha256: String(digest))
  }

  /// `attempts/<k>/plan.yaml`, `result.yaml`, `secrets/<person>`, `gold/<id>.yaml`, `seeded/<id>.yaml`
  private static func attempt(_ parts: [Substring]) -> Place.BatchFile {
    guard let number = parts[1].ordinal else { return .unknown }
    switch (parts.count, parts[2]) {
    case (3, "plan.yaml"): return .attempt(number, .plan)
    case (3, "result.yaml"): return .attempt(number, .result)
    case (4, "secrets") where parts[3].isIdentifier: return .attempt(number, .secret(person: String(parts[3])))
    case (4, "seeded"): return identifier(parts[3], ".yaml").map { .attempt(number, .control(item: $0)) } ?? .unknown
    case (4, "gold"): return identifier(parts[3], ".yaml").map { .attempt(number, .label(item: $0)) } ?? .unknown
    default: return .unknown
    }
  }

  private static func identifier(_ name: Substring, _ ending: String) -> String? {
    guard let stem = name.stem(ending), stem.isIdentifier else { return nil }
    return String(stem)
  }
}

extension Substring {
  /// The text before `ending`; nil where it does not end so.
  fileprivate func stem(_ ending: String) -> Substring? {
    hasSuffix(ending) ? dropLast(ending.count) : nil
  }
}

/// What a path may be wherever streams lie: for those who look before they know the manifest, and look again after.
extension Layout {
  /// Whether the path may be that of a signature.
  package static func mayBeProof(_ path: String) -> Bool { path.hasSuffix(".sig") && path.contains("/proofs/") }

  /// Whether the path may be that of an attempt's plan.
  package static func mayBePlan(_ path: String) -> Bool { path.hasSuffix("/plan.yaml") && path.contains("/attempts/") }

  /// Whether the path may be that of a review, or of a decision.
  package static func mayBeVerdict(_ path: String) -> Bool {
    path.contains("/reviews/") || path.contains("/adjudications/")
  }

  /// The item that an author's signature may be over: its path without the ending.
  ///
  /// - Parameter path: `BATCH/proofs/ITEM/PERSON-SHA256.sig`; any other gives nil.
  package static func stem(signedAt path: String) -> String? {
    guard let file = fileOfItem(path), file.kind == "proofs" else { return nil }
    return file.batch.sidecars(of: file.item)
  }

  /// The item whose author a person may disown to be: its path without the ending; and the folder of the signatures
  /// over it, with how the names of that person's begin.
  ///
  /// - Parameter path: `BATCH/disowned/ITEM/PERSON.yaml`; any other gives nil.
  package static func disowned(at path: String) -> (stem: String, proofs: (folder: String, start: String))? {
    guard let file = fileOfItem(path), file.kind == "disowned", file.name.hasSuffix(".yaml") else { return nil }
    return (file.batch.sidecars(of: file.item), (file.batch.authorships(of: file.item), "\(file.name.dropLast(5))-"))
  }

  /// `BATCH/KIND/ITEM/NAME`
  private static func fileOfItem(
    _ path: String
  ) -> (batch: BatchFolder, kind: Substring, item: String, name: Substring)? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    guard parts.count > 3 else { return nil }
    let batch = BatchFolder(parts.dropLast(3).joined(separator: "/"))
    return (batch, parts[parts.count - 3], String(parts[parts.count - 2]), parts[parts.count - 1])
  }
}
