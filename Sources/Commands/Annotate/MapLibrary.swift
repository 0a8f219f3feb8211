import Builtin
import Dataset
import Diagnostics
import Documents
import Imports

/// The import maps that a stream can be filled by: its own, and those that ship with the program.
struct MapLibrary {
  let stream: StreamPolicy
  let checkout: Checkout

  /// The map that a name or a path stands for.
  ///
  /// - Throws: ``Failure`` where there is none, or where it is wrong: with every place that is.
  func map(named name: String, _ session: Session) throws(Failure) -> ImportMap {
    let (path, bytes) = try file(named: name, session)
    let reading = Document.read(bytes, as: path.hasSuffix(".json") ? .json : .yaml)
    guard let document = reading.document else {
      let problem = reading.problems.first
      let place = problem.map { ":\($0.mark.line):\($0.mark.column)" } ?? ""
      throw Failure(
        "\(path)\(place): the map cannot be read: \(problem?.detail ?? "it is no YAML")", help: "mend it there")
    }
    do throws(ImportMapError) { return try ImportMap.read(document) } catch {
      let lines = error.problems.map {
        "\(path):\($0.mark.line):\($0.mark.column): \($0.message)\($0.help.isEmpty ? "" : "; \($0.help)")"
      }
      throw Failure("the map cannot be used\n\(lines.map { "  \($0)" }.joined(separator: "\n"))", help: "mend the map")
    }
  }

  private func file(named name: String, _ session: Session) throws(Failure) -> (path: String, bytes: [UInt8]) {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".json") {
      return (name, try FileSystem.read(session.absolute(name)))
    }
    let own = stream.files.importMap(name)
    if FileSystem.exists("\(checkout.root)/\(own)") { return (own, try FileSystem.read("\(checkout.root)/\(own)")) }
    if let shipped = Builtin.file(at: "\(shippedFolder)/\(name).yaml") { return (shipped.path, shipped.bytes) }
    let known = names
    throw Failure(
      "there is no map `\(name.shown())` for `\(stream.name)`",
      help: known.isEmpty
        ? "write one, and name its file: --map FILE.yaml" : "there are \(known.joined(separator: ", ")); or name a file"
    )
  }

  private var shippedFolder: String { StreamFolder("Templates/streams/\(stream.type)").importMaps }

  private var names: [String] {
    let own = (try? FileSystem.names(in: "\(checkout.root)/\(stream.files.importMaps)")) ?? []
    let shipped = Builtin.files(under: shippedFolder).map { String($0.path.lastPart) }
    return Set(own + shipped).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }
}
