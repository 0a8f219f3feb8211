import ArgumentParser
import Dataset
import Diagnostics
import Engine
import Reports

/// Says where the dataset and this clone stand.
struct StatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say where the dataset stands: its streams, batches and items, and what is not committed",
    discussion: """
      Items are counted, not read, so this is quick however large the dataset is. Then comes what waits for you, by \
      the last commit: items that you can review, disputes that you can decide, and what reviewers ask of your own \
      items. That looks into open batches only, and at no more than 2,000 items.

      Of streams and batches that are named it is said too what their batches still need before their sign-off, and \
      who can do it; git dataset batch status says more.

      An item, as STREAM/BATCH/ID or by its path, is shown with its reviewers: what it still needs, which verdicts \
      count, and why others do not. That is about the last commit.
      """)

  @Argument(
    help: "What to look at, as STREAM, STREAM/BATCH or STREAM/BATCH/ID; without one, all streams and batches.")
  var names: [String] = []

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let items = names.filter { !isFolder($0) }
    guard items.isEmpty else { return try await show(items, session) }
    for name in names {
      if name.contains("/") { _ = try checkout.batch(name) } else { _ = try checkout.stream(name) }
    }
    var lines = ["\(checkout.manifest.name): \(counted(checkout.manifest.streams.count, "stream"))"]
    for stream in checkout.manifest.streams where isWanted(stream.name) { lines += try describe(stream, checkout) }
    lines += try await missing(session)
    lines += try await changes(checkout, session)
    lines += try await waiting(session)
    lines += try await hooks(checkout, session)
    session.console.print(lines.map { $0.shown(limit: 400) }.joined(separator: "\n") + "\n")
    return .clean
  }

  /// Whether a name is one of a stream or a batch, not of an item.
  private func isFolder(_ name: String) -> Bool {
    if name.hasSuffix(".yaml") || name.hasSuffix(".json") { return false }
    return !name.contains("/") || BatchName(name) != nil
  }

  private func show(_ texts: [String], _ session: Session) async throws -> Outcome {
    guard texts.count == names.count else {
      throw Failure("items and batches cannot be shown at once", help: "name one or the other")
    }
    let dataset = try CommittedDataset(in: session)
    let items = try texts.map { try dataset.item(dataset.name(of: $0, in: session)) }
    try await dataset.warn(about: items, session)
    session.console.print(try items.map { try ItemStatus($0, in: dataset.state).text }.joined(separator: "\n"))
    return .clean
  }

  private func isWanted(_ stream: String, batch: String? = nil) -> Bool {
    names.isEmpty
      || names.contains {
        $0 == stream || $0 == "\(stream)/\(batch ?? "")" || batch == nil && $0.hasPrefix("\(stream)/")
      }
  }

  private func describe(_ stream: StreamPolicy, _ checkout: Checkout) throws -> [String] {
    let batches = checkout.batches(of: stream).filter { isWanted(stream.name, batch: $0) }
    let rubric = stream.rubric.map { "rubric \($0)" } ?? "no rubric"
    guard !batches.isEmpty else { return ["\(stream.name)  \(rubric), no batch yet"] }
    var lines = ["\(stream.name)  \(rubric)"]
    for name in batches {
      let folder = BatchFolder("\(checkout.root)/\(stream.batchFolder(name))")
      let items = ((try? FileSystem.names(in: folder.items)) ?? []).count {
        $0.hasSuffix(".yaml") || $0.hasSuffix(".json")
      }
      guard FileSystem.exists(folder.manifest) else {
        lines.append("  \(name)  \(counted(items, "item")), no batch.yaml")
        continue
      }
      let batch = Batch(
        try Checkout.document(folder.manifest), name: BatchName(stream: stream.name, batch: name))
      let pin = (batch.rubric.map { "\($0)" } ?? "?") + (batch.movedFrom.map { ", moving from \($0)" } ?? "")
      lines.append(
        "  \(name)  \(batch.kind.rawValue), \(batch.state.rawValue), \(counted(items, "item")), rubric \(pin)")
    }
    return lines
  }

  /// Items that are new or changed and not committed, by what git says.
  private func changes(_ checkout: Checkout, _ session: Session) async throws -> [String] {
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
  private func missing(_ session: Session) async throws -> [String] {
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
  private func waiting(_ session: Session) async throws -> [String] {
    guard let dataset = try? CommittedDataset(in: session),
      let person = try? await dataset.people.me(session.git, in: dataset.root)
    else { return [] }
    return try Waiting(for: person, in: dataset.state) { isWanted($0.stream, batch: $0.batch) }.lines
  }

  private func hooks(_ checkout: Checkout, _ session: Session) async throws -> [String] {
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
