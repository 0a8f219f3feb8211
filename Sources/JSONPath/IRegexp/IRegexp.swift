import Schema

/// A regular expression of RFC 9485 that conforms to its grammar.
struct IRegexp {
  /// As ``Pattern`` reads it: the dialect of ECMA-262, by the mapping of RFC 9485, 5.3.
  let translated: String

  /// Why a text is no I-Regexp.
  struct Fault: Error {
    let text: String
  }

  init(_ text: String) throws(Fault) {
    var reader = IRegexpReader(text)
    try reader.read()
    translated = reader.output
  }

  /// Why it cannot be compiled all the same: it repeats too often, or has too many parts; nil where it can.
  var sizeFault: String? {
    Pattern.fault(in: translated).map { "the pattern cannot be compiled: \($0)" }
  }
}
