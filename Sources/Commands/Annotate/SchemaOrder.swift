import Dataset
import Documents
import Schema

/// The order of keys that a stream's schema declares, looked up once for each place.
final class SchemaOrder {
  private let schema: Schema?
  private var known: [[String]: [String]] = [:]

  /// - Parameter checkout: where the stream's schema is read from; without one that compiles, keys stay as they are.
  init(of stream: StreamPolicy, in checkout: Checkout) {
    schema = Self.schema(of: stream, in: checkout)
  }

  private static func schema(of stream: StreamPolicy, in checkout: Checkout) -> Schema? {
    for format in [Format.yaml, .json] {
      let path = "\(checkout.root)/\(stream.files.schema(format))"
      guard FileSystem.exists(path), let bytes = try? FileSystem.read(path) else { continue }
      return Document.read(bytes, as: format).document.flatMap { try? Schema.compile($0) }
    }
    return nil
  }

  /// The order as the writer takes it.
  var keys: KeyOrder {
    KeyOrder { [self] path in
      guard let schema else { return [] }
      if let order = known[path] { return order }
      let order = schema.propertyOrder(at: path)
      known[path] = order
      return order
    }
  }
}
