import Dataset
import Diagnostics
import Engine
import Reports

/// Where streams and batches stand, in lines: what there is, what is missing, what is not committed, and what waits for
/// whoever works in this clone.
struct StatusPage {
  /// Streams and batches; none for all of them.
  private let names: [String]
  private let checkout: Checkout
  private let session: Session

  /// - Throws: ``Failure`` where there is no such stream or batch.
  init(of names: [String], _ checkout: Checkout, _ session: Session) throws(Failure) {
    for name in names {
      if name.contains("/") { _ = try checkout.batch(name) } else { _ = try checkout.stream(name) }
    }
    self.names = names
    self.checkout = checkout
    self.session = session
  }

  var text: String {
    get async throws {
      var lines: [String] = []
      let isOfBatches = !names.isEmpty && names.allSatisfy { $0.contains("/") }
      if isOfBatches {
        for name in names { lines += try await batch(name) }
      } else {
        lines.append("\(checkout.manifest.name): \(count(checkout.manifest.streams.count, "stream"))")
        for stream in checkout.manifest.streams where isWanted(stream.name) { lines += try describe(stream) }
        lines += try await missing()
      }
      lines += try await changes()
      lines += try await waiting()
      lines += try await hooks()
      return lines.map { $0.shown(limit: 400) }.joined(separator: "\n") + "\n"
    }
  }

  /// A batch by the last commit, or, where that has none, as it lies here.
  private func batch(_ name: String) async throws -> [String] {
    let (stream, batch) = try checkout.batch(name)
    guard let dataset = try? CommittedDataset(in: session), (try? dataset.batch(batch.name)) != nil else {
      return try describe(stream, only: batch.name.batch)
    }
    let me = try? await dataset.people.me(session.git, in: dataset.root)
    let progress = try BatchProgress(dataset.audited(name), in: dataset, me: me?.id)
    let checks = try dataset.state.checks(of: dataset.stream(batch.name.stream), sharing: .builtin)
    let live = try dataset.state.liveness(in: batch.name, by: checks, digests: .standard)
    return progress.page(
      width: session.console.isTerminal ? Terminal().size.width : 80,
      live: live.map { "recorded  \($0.chained) chained, \($0.asserted) asserted" })
  }

  private func isWanted(_ stream: String, batch: String? = nil) -> Bool {
    names.isEmpty
      || names.contains {
        $0 == stream || $0 == "\(stream)/\(batch ?? "")" || batch == nil && $0.hasPrefix("\(stream)/")
      }
  }

  /// - Parameter batch: the only batch that is shown; nil for all that are wanted.
  private func describe(_ stream: StreamPolicy, only batch: String? = nil) throws -> [String] {
    let batches = checkout.batches(of: stream).filter { $0 == batch ?? $0 && isWanted(stream.name, batch: $0) }
    let rubric = stream.rubric.map { "rubric \($0)" } ?? "no rubric"
    guard !batches.isEmpty else { return ["\(stream.name)  \(rubric), no batch yet"] }
    var lines = ["\(stream.name)  \(rubric)"]
    for name in batches {
      let folder = BatchFolder("\(checkout.root)/\(stream.batchFolder(name))")
      let items = ((try? FileSystem.names(in: folder.items)) ?? []).count {
        $0.hasSuffix(".yaml") || $0.hasSuffix(".json")
      }
      guard FileSystem.exists(folder.manifest) else {
        lines.append("  \(name)  \(count(items, "item")), no batch.yaml")
        continue
      }
      let batch = Batch(
        try Checkout.document(folder.manifest), name: BatchName(stream: stream.name, batch: name))
      let pin = (batch.rubric.map { "\($0)" } ?? "?") + (batch.movedFrom.map { ", moving from \($0)" } ?? "")
      lines.append("  \(name)  \(batch.kind.rawValue), \(batch.state.rawValue), \(count(items, "item")), rubric \(pin)")
    }
    return lines
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// Items that are new or changed and not committed, by what git says.
  private func changes() async throws -> [String] {
    let output = try await session.git.run(
      ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"], in: checkout.root)
    let layout = checkout.manifest.layout
    var lines: [String] = []
    for entry in output.split(separator: 0).map({ String(decoding: $0, as: UTF8.self) }) where entry.utf8.count > 3 {
      let path = String(entry.dropFirst(3))
      guard case .batch(let batch, .item) = layout.place(of: path) else { continue }
      guard isWanted(batch.stream, batch: batch.batch) else { continue }
      lines.append("  \(Self.words(for: entry.prefix(2)))  \(path)")
    }
    return lines.isEmpty ? [] : ["Not committed:"] + lines
  }

  private static func words(for code: Substring) -> String {
    switch code {
    case "??": "new, not added"
    case let code where code.hasPrefix("A"): "new, added"
    case let code where code.hasPrefix("D") || code.hasSuffix("D"): "deleted"
    case let code where code.hasPrefix(" "): "changed, not added"
    default: "changed, added"
    }
  }

  /// What the batches of streams that are named still need before their sign-off.
  private func missing() async throws -> [String] {
    guard !names.isEmpty, let dataset = try? CommittedDataset(in: session) else { return [] }
    let me = try? await dataset.people.me(session.git, in: dataset.root)
    var lines: [String] = []
    for stream in dataset.manifest.streams where stream.gold != nil && isWanted(stream.name) {
      for name in try dataset.state.batches(of: stream) where isWanted(stream.name, batch: name) {
        guard let files = try? dataset.audited("\(stream.name)/\(name)"),
          files.batch.kind == .delivery
        else {
          continue
        }
        let steps = BatchSteps(try BatchProgress(files, in: dataset, me: me?.id)).steps
        guard !steps.isEmpty else { continue }
        let attempt = files.last.map { " (\($0.words))" } ?? ""
        lines += ["What \(stream.name)/\(name) needs for its sign-off\(attempt):"] + steps.flatMap(\.lines)
      }
    }
    return lines
  }

  /// What waits for the person in this clone; nothing where nobody knows who that is.
  private func waiting() async throws -> [String] {
    guard let dataset = try? CommittedDataset(in: session),
      let person = try? await dataset.people.me(session.git, in: dataset.root)
    else { return [] }
    return try Waiting(for: person, in: dataset.state) { isWanted($0.stream, batch: $0.batch) }.lines
  }

  private func hooks() async throws -> [String] {
    guard let installation = try? await HookInstallation(directory: checkout.root, session: session) else {
      return ["The hooks are not installed here; git dataset install puts them in place"]
    }
    let missing = HookName.ofClone.filter { !FileSystem.exists("\(installation.folder)/\($0.rawValue)") }
    guard !missing.isEmpty else { return [] }
    let names = missing.map(\.rawValue).joined(separator: ", ")
    let subject = missing.count == HookName.ofClone.count ? "hooks" : "\(names) hook\(missing.count == 1 ? "" : "s")"
    let verb = missing.count == 1 ? "is" : "are"
    return ["The \(subject) \(verb) not installed here; git dataset install puts them in place"]
  }
}

extension Attempt {
  /// How far it has come, in words.
  fileprivate var words: String {
    let come =
      switch result?.outcome {
      case nil: "is under way"
      case .passed: "passed"
      case .failed: "failed"
      case .abandoned: "was given up"
      }
    return "attempt \(number) \(come)"
  }
}
