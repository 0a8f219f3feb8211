import Dataset
import Diagnostics
import Documents
import Engine
import Git
import Signatures

/// A calibrator who puts items with known answers into an open batch.
struct ControlDesk {
  let desk: BatchDesk
  let store: GoldRepository
  /// The annotator who lands the items, and is named as their author.
  let author: String

  /// One item as it will be landed, with the record that reveals it.
  struct Planted {
    let entry: GoldRepository.Entry
    let name: ItemName
    let item: [UInt8]
    let record: [UInt8]

    /// The files to land, by their paths in the folder of items.
    fileprivate var files: [(path: String, bytes: [UInt8])] {
      [("\(name.id).yaml", item)] + entry.sidecars.map { ("\(name.id)/\($0.path)", $0.bytes) }
    }
  }

  /// - Throws: ``Failure`` where the batch takes no control items, or not from this person.
  init(_ desk: BatchDesk, author: String, _ session: Session) async throws {
    try desk.refuseUnlessCalibrator(to: "plant control items in")
    guard desk.files.batch.state == .open else {
      throw Failure(
        "\(desk.name) is \(desk.files.batch.state.rawValue), and only a batch that is open takes control items",
        help: "git dataset status \(desk.name) says what comes next")
    }
    guard desk.files.last == nil else {
      throw Failure("\(desk.name) was frozen before, and items are planted before the first freeze alone")
    }
    let stream = desk.stream.name
    guard let person = desk.dataset.people[author], person.has(.annotator, in: stream) else {
      let known = desk.dataset.people.having(.annotator, in: stream).map(\.id).joined(separator: ", ")
      throw Failure("\(author.shown()) is no annotator of `\(stream)`", help: "its annotators are \(known)")
    }
    let hands = try desk.dataset.state.hands(of: desk.files.batch)
    if let obstacle = hands.obstacle(to: "land its control items", in: desk.name, by: author) {
      throw Failure(obstacle)
    }
    self.desk = desk
    self.author = author
    store = try await GoldRepository(desk.dataset, session)
  }

  /// The items to plant.
  ///
  /// - Parameter count: how many; nil for what the policy lacks.
  func choose(_ count: Int?) throws -> [GoldRepository.Entry] {
    let policy = desk.stream.gold?.controls
    guard count != nil || policy != nil else {
      throw Failure(
        "the manifest has no `gold.seeded` for `\(desk.stream.name)`", help: "say how many: --count NUMBER")
    }
    let digests = desk.files.controlDigests?.digests ?? []
    let kept = try store.records(of: desk.name)
    let known = digests.compactMap { kept[$0]?.control }
    let census = try desk.census()
    let planted = Set(known.map(\.item.id))
    let unused = try store.entries(of: desk.stream.name).filter { $0.used.isEmpty && census[$0.id] == nil }
    var random = SystemRandomNumberGenerator()
    let choice = try ControlChoice(
      count, of: unused.map { .init(id: $0.id, answer: $0.answer) }, by: policy, known: known.map(\.answer),
      items: census.items.count { !planted.contains($0.id) },
      criteria: Rubric(try desk.dataset.rubric(desk.pin, of: desk.stream)).criterionIDs, &random)
    let chosen = choice.chosen.compactMap { candidate in unused.first { $0.id == candidate.id } }
    guard !chosen.isEmpty else {
      throw Failure(
        "\(desk.name) has no item yet, or all the control items that the policy asks for",
        help: "say how many: --count NUMBER")
    }
    return chosen
  }

  /// An item as the annotator lands it: with its author and the rubric of the batch, without any comment.
  func plant(_ entry: GoldRepository.Entry) throws(Failure) -> Planted {
    let name = ItemName(stream: desk.name.stream, batch: desk.name.batch, id: entry.id)
    guard entry.item.root["id"].map({ $0.text == entry.id }) ?? true else {
      throw Failure("the item \(entry.id) of the private repository has another `id` than its file", help: "mend it")
    }
    var item = Value(entry.item.root)
    item["authors"] = .list([.string(author)])
    if item["rubric"] != nil { item["rubric"] = .string(desk.pin.description) }
    let bytes = item.written(as: .yaml)
    guard let document = Document.read(bytes, as: .yaml, limits: .item).document, let blob = ObjectID.blob(bytes) else {
      throw Failure("the item \(entry.id) of the private repository cannot be written as YAML", help: "mend it")
    }
    let digest = ContentDigest.sha256(bytes)
    let pointers = entry.sidecars.compactMap { file in LFSPointer(file.bytes).map { (file.path, $0) } }
    let content = ItemContent.text(of: digest, with: Dictionary(pointers) { first, _ in first })
    let control = ControlItem(
      dataset: desk.dataset.manifest.id, item: name,
      content: ItemContent(
        blob: blob.description, sha256: pointers.isEmpty ? digest : ContentDigest.sha256(Array(content.utf8))),
      substance: ContentDigest.sha256(Item.substance(of: document.root)), salt: RandomDigits.hex64(),
      answer: entry.answer)
    return Planted(entry: entry, name: name, item: bytes, record: control.value.written(as: .yaml))
  }

  /// Keeps the records, writes the items for their author, and commits to the records' digests.
  ///
  /// - Returns: the commit's id, short.
  func commit(_ planted: [Planted], out: String, _ session: Session) async throws -> String {
    var kept: [ItemName] = []
    do {
      for one in planted {
        for file in one.files where FileSystem.exists("\(out)/\(file.path)") {
          throw Failure(
            "\(out)/\(file.path) is there already".shown(limit: 400), help: "name another folder with --out")
        }
        try store.keep(one.record, of: one.name)
        kept.append(one.name)
      }
      let id = try await desk.commit([digests(planted)], "Commit to control items for \(desk.name)\n", in: session)
      for one in planted {
        for file in one.files { try FileSystem.write(file.bytes, to: "\(out)/\(file.path)") }
        try store.mark(one.entry, usedIn: desk.name)
      }
      return id
    } catch {
      // What was committed to must stay, whatever went wrong later.
      let digests = try? CommittedDataset(in: session).audited(desk.name.description).controlDigests?.digests
      let isCommitted = planted.contains { digests?.contains(ContentDigest.sha256($0.record)) ?? false }
      if !isCommitted { for name in kept { store.drop(name) } }
      throw error
    }
  }

  private func digests(_ planted: [Planted]) -> NewFile {
    let known = desk.files.controlDigests?.digests ?? []
    let all = ControlDigests(
      dataset: desk.dataset.manifest.id, batch: desk.name,
      digests: known + planted.map { ContentDigest.sha256($0.record) }.sorted(), by: desk.person.id,
      key: desk.signatory.key)
    return NewFile(desk.files.folder.controlDigests, all.value.written(as: .yaml))
  }
}
