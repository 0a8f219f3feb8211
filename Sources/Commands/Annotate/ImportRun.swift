import Dataset
import Diagnostics
import Documents
import Engine
import Git
import Glibc
import Imports
import Intake
import Reports
import Signatures

/// Records that become items of a batch.
struct ImportRun {
  /// As STREAM/BATCH.
  let batch: String
  /// The JSON Lines file; - for standard input.
  let file: String
  /// The map's name or file.
  let map: String
  /// The values that the map asks for.
  let settings: [String: String]
  /// By id; none for whoever imports.
  let authors: [String]
  /// By name.
  let sourceAuthors: [String]
  /// Whether nothing is written.
  let dryRun: Bool
  let output: ReportOptions

  /// Imports them, and says of each that could not be why.
  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let (stream, batch) = try checkout.batch(batch)
    guard batch.state == .open else {
      throw Failure(
        "the batch \(batch.name) is \(batch.state.rawValue), so nothing can be added", help: "choose an open batch")
    }
    var importer = try importer(for: stream, batch, try await checkout.me(session.git), in: checkout, session: session)
    let bytes = try file == "-" ? FileSystem.readStandardInput() : FileSystem.read(session.absolute(file))
    let workshop = "\(try session.repository.open().gitDirectory)dataset-import-\(getpid())"
    defer { FileSystem.removeTree(workshop) }
    let folder = stream.batchFolder(batch.name.batch).items
    let files = ItemFiles(root: checkout.root, place: folder, workshop: workshop)
    let verdict = try convert(bytes, &importer, files: files, order: SchemaOrder(of: stream, in: checkout), in: session)
    // What was imported is not judged yet, so a text that calls it clean would mislead.
    if output.format != .text || !verdict.passes { session.console.print(output.render(verdict, in: session)) }
    if output.format == .text {
      session.console.print(summary(verdict, importer, in: folder) + signing(verdict, batch))
    }
    return verdict.passes ? .clean : .findings
  }

  /// Who has to sign before the items land.
  private func signing(_ verdict: Verdict, _ batch: Batch) -> String {
    guard !dryRun, verdict.items > 0, !authors.isEmpty else { return "" }
    return "then: \(authors.joined(separator: ", ")) "
      + (authors.count == 1 ? "signs" : "sign") + ", unless they commit them: git dataset own \(batch.name)\n"
  }

  private func summary(_ verdict: Verdict, _ importer: Importer, in folder: String) -> String {
    let done = dryRun ? "would be written to" : "written to"
    let items = verdict.items == 1 ? "1 item" : "\(verdict.items) items"
    var text = "\(items) \(done) \(folder)\n"
    let unset = importer.unset
    if !unset.isEmpty { text += "not set, so what the source does not know is left out:\n" }
    for setting in unset { text += "  --set \(setting.name)=…  \(setting.description)\n" }
    return dryRun || verdict.items == 0 ? text : text + "next: git dataset check -- \(folder)\n"
  }

  private func convert(
    _ bytes: [UInt8], _ importer: inout Importer, files: ItemFiles, order: SchemaOrder, in session: Session
  ) throws(Failure) -> Verdict {
    var findings: [Finding] = []
    var count = 0
    let total = bytes.count { $0 == UInt8(ascii: "\n") }
    let progress = Progress(noun: "records", console: session.console)
    for line in JSONLines(bytes) {
      do throws(ImportProblem) {
        guard let item = try importer.item(from: line) else { continue }
        if try write(item, files, order: order) {
          count += 1
        } else {
          findings.append(ImportProblem.exists(item).finding(in: file))
        }
      } catch {
        findings.append(error.finding(in: file))
      }
      progress.show(line.number, of: max(total, line.number))
    }
    progress.clear()
    return Verdict(findings: findings, items: count)
  }

  private func write(_ item: ImportedItem, _ files: ItemFiles, order: SchemaOrder) throws(ImportProblem) -> Bool {
    guard !dryRun else { return !FileSystem.exists("\(files.folder)/\(item.id).yaml") }
    do throws(Failure) { return try files.write(item, order: order.keys) } catch {
      throw ImportProblem(line: item.line, message: error.message, help: error.help)
    }
  }

  private func importer(
    for stream: StreamPolicy, _ batch: Batch, _ person: Person, in checkout: Checkout, session: Session
  ) throws -> Importer {
    for author in authors where checkout.people[author] == nil {
      throw Failure(
        "`\(author.shown())` is nobody in \(checkout.people.path)",
        help: "correct the id, or name somebody who wrote it elsewhere with --source-author")
    }
    if let name = sourceAuthors.first(where: { $0.isEmpty || $0.utf8.count > 200 }) {
      throw Failure("`\(name.shown(limit: 40))` is no name", help: "give --source-author 1 to 200 characters")
    }
    try batch.refusePart(of: person.id, to: "import into it", session)
    for author in authors { try batch.refusePart(of: author, to: "write an item of it", session) }
    guard let rubric = batch.rubric else {
      throw Failure("the batch \(batch.name) pins no rubric", help: "git dataset check says what is wrong with it")
    }
    let context = ImportContext(
      type: stream.type, rubric: rubric, person: person.id, authors: authors,
      sourceAuthors: sourceAuthors, now: Clock.now(),
      file: file.lastPart.description, settings: settings, sha256: { ContentDigest.sha256($0) })
    let map = try MapLibrary(stream: stream, checkout: checkout).map(named: map, session)
    do throws(ImportContextError) { return try Importer(map, context: context) } catch {
      throw Failure(error.message, help: error.help)
    }
  }

}

extension ImportProblem {
  fileprivate static func exists(_ item: ImportedItem) -> ImportProblem {
    ImportProblem(
      line: item.line, message: "the batch has an item `\(item.id)`, which stays as it is",
      help: "import into another batch, or delete the item first")
  }
}
