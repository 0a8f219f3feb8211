import Dataset
import Diagnostics
import Documents
import Engine

/// Files that are written in their canonical form.
struct Formatting {
  /// Whether nothing is changed, and it is only said what would be.
  let check: Bool
  /// Files and folders as they were named; none for the items of all open batches.
  let paths: [String]

  /// Formats them, and says which changed and which were left alone.
  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    var orders: [String: SchemaOrder] = [:]
    var outcome = Outcome.clean
    for path in try await items(checkout, session) + named(checkout, session) {
      let place = checkout.manifest.layout.place(of: path)
      if let reason = reasonToSpare(path, place, in: checkout) {
        session.console.complain("\(path.shown(limit: 300)): left alone: \(reason)\n")
        outcome = .findings
        continue
      }
      let order = try order(for: place, checkout, &orders)
      if try !format(path, order, in: checkout, session: session) { outcome = .findings }
    }
    return outcome
  }

  /// The items of open batches in the folders that are given, or everywhere, relative to the root of the work tree.
  private func items(_ checkout: Checkout, _ session: Session) async throws -> [String] {
    let folders = paths.filter { !isFile($0, session) }
    guard paths.isEmpty || !folders.isEmpty else { return [] }
    let layout = checkout.manifest.layout
    var states: [BatchName: Bool] = [:]
    return try await session.listFiles(folders.isEmpty ? [":/"] : folders).filter { path in
      guard FileSystem.exists("\(checkout.root)/\(path)") else { return false }
      guard case .batch(let batch, .item) = layout.place(of: path) else { return false }
      if states[batch] == nil { states[batch] = isOpen(batch, checkout) }
      return states[batch] ?? false
    }
  }

  /// The files that are named themselves.
  private func named(_ checkout: Checkout, _ session: Session) async throws -> [String] {
    let files = paths.filter { isFile($0, session) }
    return files.isEmpty ? [] : try await session.listFiles(files)
  }

  private func isFile(_ path: String, _ session: Session) -> Bool {
    let path = session.absolute(path)
    return FileSystem.exists(path) && !FileSystem.isDirectory(path)
  }

  private func isOpen(_ batch: BatchName, _ checkout: Checkout) -> Bool {
    (try? checkout.batch(batch.description).batch.state) == .open
  }

  /// Why a file keeps its bytes; nil for one that may be formatted.
  private func reasonToSpare(_ path: String, _ place: Place, in checkout: Checkout) -> String? {
    guard Format(fileName: path) != nil else { return "only YAML and JSON are formatted" }
    switch place {
    case .batch(let batch, .item): return isOpen(batch, checkout) ? nil : "its batch is not open"
    case .batch(_, .manifest): return nil
    case .batch(_, .sidecar): return "its item names the digest of its bytes"
    case .batch: return "records stay as they are"
    case .stream(_, .rubric(let version)): return version.candidate == nil ? "a published rubric stays as it is" : nil
    default: return nil
    }
  }

  private func order(
    for place: Place, _ checkout: Checkout, _ orders: inout [String: SchemaOrder]
  ) throws(Failure) -> KeyOrder {
    guard case .batch(let batch, .item) = place else { return .asGiven }
    if let known = orders[batch.stream] { return known.keys }
    let order = SchemaOrder(of: try checkout.stream(batch.stream), in: checkout)
    orders[batch.stream] = order
    return order.keys
  }

  /// - Returns: false where the file would change under `--check`, or cannot be formatted.
  private func format(
    _ path: String, _ order: KeyOrder, in checkout: Checkout, session: Session
  ) throws(Failure) -> Bool {
    let file = try FileSystem.place(of: path, below: checkout.root)
    let bytes = try FileSystem.read(file)
    guard let format = Format(fileName: path) else { return true }
    let formatted: [UInt8]
    do throws(FormatRefusal) { formatted = try Document.formatted(bytes, as: format, order: order) } catch {
      session.console.complain("\(path.shown(limit: 300))\(error.place): \(error.reason)\n")
      return false
    }
    guard formatted != bytes else { return true }
    session.console.print("\(path)\n")
    if !check { try FileSystem.write(formatted, to: file) }
    return !check
  }
}

extension FormatRefusal {
  fileprivate var mark: Mark? {
    switch self {
    case .problems(let problems): problems.first?.mark
    case .comment(let mark): mark
    case .tooLarge, .value: nil
    }
  }

  fileprivate var place: String { mark.map { ":\($0.line):\($0.column)" } ?? "" }

  fileprivate var reason: String {
    switch self {
    case .problems: "not formatted, since it cannot be read; git dataset check says why"
    case .comment:
      "not formatted: this comment has no place in the canonical form; put it above what it is about"
    case .tooLarge: "not formatted: the canonical form would be larger than an item may be"
    case .value: "not formatted: the canonical form would not read the same"
    }
  }
}
