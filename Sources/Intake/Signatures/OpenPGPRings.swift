import Dataset
import Engine
import Git
import Signatures

/// The OpenPGP keys by which commits are checked: each commit by those that the policy lists which judges it, as their
/// files are there. So what a file held before or afterwards is nothing to it.
///
/// Commits whose policies agree about every key that both list share a ring: that a ring knows others as well does no
/// harm, since whether a key counts is for the commit's policy to say.
struct OpenPGPRings {
  private let repository: Repository
  /// For each ring, the ids of the files by fingerprint; nil for a file that is not there.
  private var rings: [[String: String?]] = []
  private var keys: [[OpenPGPKey]] = []
  private var manifests: [String: Manifest?] = [:]
  private var listed: [Files: [Listed]] = [:]

  /// A key and where its public half lies.
  private struct Listed {
    let fingerprint: String
    let file: String
  }

  /// The contents that say which keys there are.
  private struct Files: Hashable {
    let manifest: String
    let people: String?
  }

  init(repository: Repository) {
    self.repository = repository
  }

  /// The number of the ring by which a commit's signatures are checked.
  mutating func ring(of commit: CommitChange) throws(Unreadable) -> Int {
    // The first commit of all is judged by its own policy.
    guard let source = (commit.governing ?? commit.source) as? TreeSource else { return try ring(of: [:]) }
    let tree = TreeSnapshot(repository: repository, root: source.root)
    var files: [String: FileEntry?] = [:]
    for key in try keys(listedIn: tree) {
      let entry = try tree.entry(at: key.file)
      files[key.fingerprint] = .some(entry?.isFile ?? false ? entry : nil)
    }
    return try ring(of: files)
  }

  /// The keys of a ring.
  func keys(of ring: Int) -> [OpenPGPKey] { keys[ring] }

  private mutating func ring(of files: [String: FileEntry?]) throws(Unreadable) -> Int {
    let ids = files.mapValues { $0?.id }
    let fitting = rings.firstIndex { ring in ids.allSatisfy { key, id in ring[key].map { $0 == id } ?? true } }
    let number = fitting ?? rings.count
    if fitting == nil {
      rings.append([:])
      keys.append([])
    }
    let reader = TreeSnapshot(repository: repository, root: nil)
    for (fingerprint, entry) in files.sorted(by: { $0.key < $1.key }) where rings[number][fingerprint] == nil {
      rings[number][fingerprint] = .some(entry?.id)
      guard let entry else { continue }
      keys[number].append(OpenPGPKey(fingerprint: fingerprint, armoured: try reader.bytes(of: entry)))
    }
    return number
  }

  /// The keys of people, and of the forge, that a tree lists. Most commits change no policy: what was read for one is
  /// not read for the next.
  private mutating func keys(listedIn tree: TreeSnapshot) throws(Unreadable) -> [Listed] {
    guard let id = try tree.entry(at: Layout.manifestPath)?.id else { return [] }
    let known = manifests[id]
    let found = if let known { known } else { try Manifest.read(in: tree) }
    manifests[id] = .some(found)
    guard let manifest = found else { return [] }
    let files = Files(manifest: id, people: try tree.entry(at: manifest.peoplePath)?.id)
    if let known = listed[files] { return known }
    let people = try People.read(by: manifest, in: tree)?.all ?? []
    let keys = (people.flatMap(\.keys) + manifest.forgeKeys).compactMap { key -> Listed? in
      guard case .openpgp(let fingerprint) = key.material, let file = key.file else { return nil }
      return Listed(fingerprint: fingerprint.uppercased(), file: file)
    }
    listed[files] = keys
    return keys
  }
}
