package import Documents

/// How the records of one source become items: which field of a record goes where, and what is made of it on the way.
///
/// A map is a small YAML file, `imports/<name>.yaml` in a stream's folder. Reading it finds every mistake that can be
/// found without a record; an ``Importer`` then applies it.
package struct ImportMap: Sendable {
  /// What the map is for, and what the source does not know.
  package let description: String
  /// The type of item that the map yields; it fits streams of this type alone.
  package let type: String
  /// What the person who imports may or must add with `--set NAME=VALUE`, in the order of the map.
  package let settings: [ImportSetting]
  /// The conditions a record must meet to become an item; records that do not are left out.
  let filters: [Filter]
  let id: Expression
  let fields: Expression
  /// The patterns of the whole map, which conditions and conversions name by their place here.
  let patterns: [String]

  /// Reads a map.
  ///
  /// - Parameter document: the map's file.
  /// - Throws: ``ImportMapError`` with everything that is wrong with the map, in document order.
  package static func read(_ document: Document) throws(ImportMapError) -> ImportMap {
    var reader = MapReader()
    let map = reader.map(document.root)
    guard reader.problems.isEmpty, let map else {
      throw ImportMapError(problems: reader.problems.sorted { ($0.mark, $0.message) < ($1.mark, $1.message) })
    }
    return map
  }
}

/// Why a document is no map that can be used: everything that is wrong with it, in document order.
package struct ImportMapError: Error, Hashable, Sendable {
  package let problems: [ImportMapProblem]
}

/// One thing that is wrong with a map.
package struct ImportMapProblem: Hashable, Sendable {
  /// The place in the map, a JSON Pointer (RFC 6901).
  package let pointer: String
  package let mark: Mark
  /// A sentence without a full stop.
  package let message: String
  /// What to do, in the imperative; empty where the message says it all.
  package let help: String
}

/// Something that the source does not know and the person who imports may give, for all records alike.
package struct ImportSetting: Hashable, Sendable {
  /// How the given text is read.
  package enum Kind: String, CaseIterable, Sendable {
    case string, integer, number, boolean
  }

  package let name: String
  package let description: String
  package let kind: Kind
  /// What holds where nothing is given; nil where the map then has nothing.
  package let `default`: Value?
}
