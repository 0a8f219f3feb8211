import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Signatures
import Statistics

/// Prints which items of a batch are audited.
struct SampleCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Say which items of a frozen batch are audited, and how they were drawn",
    discussion: """
      The sample follows from what the batch holds and the revealed secrets: the items with the smallest tickets. Each \
      is printed with its ticket; those on top, so that enough of each annotator's work is audited, have no part in \
      the bound. An item that keeps a label of an earlier attempt is not asked for again.

      --explain prints commands for a POSIX shell that draw the same sample again with git, sha256sum, sort and head \
      alone, and, behind `#`, what a good and a bad batch have to expect of the plan.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("Which attempt, counted from 1; the last one by itself.", valueName: "number"))
  var attempt: Int?
  @Flag(help: "Print the shell commands that draw the sample again.") var explain = false
  @Flag(name: .customShort("z"), help: "Print the names of the items alone, each with a NUL behind it.")
  var isNULSeparated = false
  @Option(help: "How the sample is printed: text or json.") var format: PlainFormat = .text

  func validate() throws {
    guard [explain, isNULSeparated, format == .json].count(where: { $0 }) <= 1 else {
      throw ValidationError("Use one of --explain, -z and --format json.")
    }
  }

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let sample = try AuditSample(
      dataset.audited(batch), attempt: attempt, in: dataset.state
    ) { ContentDigest.sha256($0) }
    session.console.print(explain ? try script(sample) : text(sample))
    return .clean
  }

  private func text(_ sample: AuditSample) -> String {
    if isNULSeparated { return sample.all.map { "\(batch)/\($0.id)\0" }.joined() }
    if format == .json { return String(decoding: sample.value.written(as: .json), as: UTF8.self) }
    var lines = ["\(sample.plan.batch). \(sample.plan.summary):"]
    lines += sample.drawn.map(\.line)
    if !sample.added.isEmpty { lines += ["On top, outside the bound:"] + sample.added.map(\.line) }
    return lines.map { "\($0)\n" }.joined()
  }

  /// What the commands do not show by themselves.
  private func notes(_ sample: AuditSample) -> String {
    let plan = sample.plan
    let file = BatchFolder.here.attempt(plan.attempt).plan
    let notes = "# The root is the one of the plan: compare it with `root:` in \(file).\n"
    let added = sample.added.count
    guard added > 0 else { return notes }
    return notes + "# \(counted(added, "item is", many: "items are")) audited on top of these, so that there are "
      + "\(plan.minimumPerAnnotator) of each annotator; not drawn from all, they are outside the bound.\n"
  }

  private func script(_ sample: AuditSample) throws(Failure) -> String {
    let plan = sample.plan
    let words = "\(plan.summary).\n\(Characteristic(of: plan).text)"
    let comments = words.split(separator: "\n").map { "# \($0)\n" }.joined()
    guard !plan.isWhole else { return comments }
    guard let source = sample.source else { throw Failure("the secrets of attempt \(plan.attempt) cannot be read") }
    return comments + notes(sample)
      + RedrawScript.text(tree: plan.tree, seed: source, size: plan.sample, withdrawn: plan.withdrawn)
  }
}

/// How a command prints what is no finding.
enum PlainFormat: String, ExpressibleByArgument {
  case text, json
}

extension AuditSample.Entry {
  /// As the shell commands print it, with what is known of it.
  fileprivate var line: String {
    let note: String? = isWithdrawn ? "withdrawn, a defect" : label.map { "labelled in attempt \($0.attempt)" }
    return [ticket, id].compactMap { $0 }.joined(separator: " ") + (note.map { "  \($0)" } ?? "")
  }

  fileprivate var value: Value {
    .record([
      ("item", .string(id)), ("ticket", ticket.map { .string($0) }), ("withdrawn", .boolean(isWithdrawn)),
      ("labelled_in_attempt", label.map { .integer($0.attempt) }),
    ])
  }
}

extension AuditSample {
  /// What is printed for programs.
  fileprivate var value: Value {
    let characteristic = Characteristic(of: plan)
    let end = { (defective: Int) -> Value in
      ["defective": .integer(defective), "acceptance": .number("\(characteristic.acceptance(defective: defective))")]
    }
    return .record([
      ("batch", .string(plan.batch.description)), ("attempt", .integer(plan.attempt)), ("root", .string(plan.root)),
      ("seed", seed.map { .string($0) }), ("items", .integer(plan.items)), ("accept", .integer(plan.accept)),
      ("drawn", .list(drawn.map(\.value))), ("added", .list(added.map(\.value))),
      ("good", end(characteristic.good)), ("bad", end(characteristic.bad)),
    ])
  }
}
