import Diagnostics
import Documents

/// The schemas that test files refer to, by URI: files beside them, and those of mapped addresses. Each is read once,
/// when somebody asks for it.
final class SchemaLibrary {
  /// Why a schema that was asked for could not be had.
  private(set) var failure: Failure?
  private let maps: [SchemaMapping]
  private let session: Session
  private var documents: [String: Document] = [:]
  private var paths: [String: String] = [:]

  init(_ maps: [SchemaMapping], _ session: Session) {
    // The most exact address goes first.
    self.maps = maps.sorted { $0.uri.utf8.count > $1.uri.utf8.count }
    self.session = session
  }

  /// The path under which a schema was found, as a person would write it.
  func path(of uri: String) -> String { paths[uri] ?? uri }

  /// The schema with a URI; nil where there is none, or where it cannot be read: then ``failure`` says why.
  func document(at uri: String) -> Document? {
    if let known = documents[uri] { return known }
    guard let path = file(for: uri) else { return nil }
    do throws(Failure) {
      let document = try Document.trusted(at: path, session)
      documents[uri] = document
      paths[uri] = path
      return document
    } catch {
      failure = failure ?? error
      return nil
    }
  }

  private func file(for uri: String) -> String? {
    for map in maps where uri.hasPrefix(map.uri + "/") {
      let rest = uri.dropFirst(map.uri.count + 1).percentDecodedPath
      // What an address names lies in its folder, and nowhere else.
      return rest.split(separator: "/").contains("..") ? nil : "\(map.folder)/\(rest)"
    }
    guard uri.hasPrefix("file:///") else { return nil }
    let path = uri.dropFirst(7).percentDecodedPath
    let here = session.directory + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}

extension Document {
  /// Reads a file that must be without fault: a schema, or a list of tests.
  static func trusted(at path: String, _ session: Session) throws(Failure) -> Document {
    guard let format = Format(fileName: path) else {
      throw Failure("\(path.shown(limit: 200)) is neither .yaml nor .json", help: "rename the file")
    }
    let reading = Document.read(try FileSystem.read(session.absolute(path)), as: format, limits: .record)
    if let problem = reading.problems.first {
      throw Failure(
        "\(path.shown(limit: 200)):\(problem.mark.line):\(problem.mark.column): cannot be read: \(problem.detail)",
        help: "mend it there")
    }
    guard let document = reading.document else { throw Failure("\(path.shown(limit: 200)) cannot be read") }
    return document
  }
}

extension String {
  /// An absolute path as a URI.
  var fileURI: String {
    "file://"
      + utf8.map { byte in
        let isPlain =
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "/-._~".utf8.contains(byte)
        return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
  }
}

extension Substring {
  /// The path that a URI's path spells.
  fileprivate var percentDecodedPath: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
