import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine

/// Writes items in their canonical form.
struct Fmt: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Write items in their canonical form: keys in the schema's order, long texts as blocks",
    discussion: """
      No value and no comment is ever changed or lost: a file for which that cannot be promised is left alone and \
      reported. Without paths, every item of an open batch is formatted. The paths of files that change are printed.

      Exit status: 0 all is formatted, 1 a file would change (--check) or could not be formatted, 2 the work could not \
      be done.
      """)

  @Flag(help: "Change nothing; print what would change.") var check = false
  @Argument(help: ArgumentHelp("Files, or folders with files, in YAML or JSON.", valueName: "path")) var paths:
    [String] = []

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    var orders: [String: SchemaOrder] = [:]
    var outcome = Outcome.clean
    for path in try await files(checkout, session) {
      let place = checkout.manifest.layout.place(of: path)
      let order = try order(for: place, checkout, &orders)
      if try !format(path, order, checkout, session) { outcome = .findings }
    }
    return outcome
  }

  /// The files to format, relative to the root of the work tree.
  private func files(_ checkout: Checkout, _ session: Session) async throws -> [String] {
    let listing = [
      "ls-files", "-z", "--full-name", "--cached", "--others", "--exclude-standard", "--error-unmatch", "--",
    ]
    let bytes = try await session.git.run(listing + (paths.isEmpty ? [":/"] : paths))
    let layout = checkout.manifest.layout
    var states: [BatchName: Bool] = [:]
    return Set(bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }).sorted().filter { path in
      guard Format(fileName: path) != nil, FileSystem.exists("\(checkout.root)/\(path)") else { return false }
      switch layout.place(of: path) {
      case .batch(let batch, .item):
        if states[batch] == nil { states[batch] = (try? checkout.batch(batch.description).batch.state) == .open }
        return states[batch] ?? false
      // A sidecar's bytes are what its digest is about; reviews and what else a batch holds is evidence.
      case .batch(_, .manifest): return !paths.isEmpty
      case .batch, .stream(_, .rubric): return false
      default: return !paths.isEmpty
      }
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
  private func format(_ path: String, _ order: KeyOrder, _ checkout: Checkout, _ session: Session) throws(Failure)
    -> Bool
  {
    let file = "\(checkout.root)/\(path)"
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
