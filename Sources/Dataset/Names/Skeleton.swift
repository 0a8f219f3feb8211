/// What names look like, by the skeletons of UTS 39, section 4: two names of one skeleton can be taken for each other.
///
/// What differs in its composition alone has equal skeletons, since Swift compares texts so.
package enum Skeleton {
  /// The skeleton of a name.
  package static func of(_ name: some StringProtocol) -> String {
    // Most names are plain, and need no table.
    if name.isASCII { return name.utf8.reduce(into: "") { $0 += look(of: $1) } }
    return name.unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isASCII {
        text += look(of: UInt8(scalar.value))
      } else if let look = looks[scalar.value] {
        text += look
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// What a plain character looks like.
  static func look(of byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "''"
    case UInt8(ascii: "`"): "'"
    case UInt8(ascii: "%"): "\u{BA}/\u{2080}"
    case UInt8(ascii: "0"): "O"
    case UInt8(ascii: "1"), UInt8(ascii: "I"), UInt8(ascii: "|"): "l"
    case UInt8(ascii: "m"): "rn"
    default: String(Unicode.Scalar(byte))
    }
  }

  /// What all other characters look like that have a look of their own.
  private static let looks: [UInt32: String] = {
    var looks: [UInt32: String] = [:]
    for record in NameTable(table1 + table2).records {
      let scalars = record.name.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      let look = String(String.UnicodeScalarView(scalars))
      for range in record.ranges {
        for point in range { looks[point] = look }
      }
    }
    return looks
  }()
}
