import Documents

/// What a node fails, before it is put into words.
enum Fault {
  case never
  case endless
  /// The schema asks for too much work.
  case exhausted
  case type(TypeMask)
  case notOne(of: [Node])
  case notConst(Node)
  /// Neither one of some values nor of some types, as several branches want it.
  case mismatch(values: [Node], types: TypeMask)
  case bound(Program.Operation, Number)
  case length(Program.Operation, Int, found: Int)
  case size(Program.Operation, Int)
  case pattern(String)
  case format(StringFormat)
  case undecided(pattern: String)
  /// The same as an earlier element, whose position this is.
  case duplicate(of: Int)
  case missing(String, description: String)
  /// No branch has all the fields that it wants.
  case missingOne(of: [[String]])
  /// A key that the schema does not know; the candidates are the keys it knows here.
  case unknown(key: Int, candidates: [String], keyword: String)
  /// A key that the schema knows, and that must not be here: by name, or, where a mapping is given, because no schema
  /// that applies to the mapping knows it.
  case excluded(key: Int, from: Int?)
  case contains(ClosedRange<Int>, found: Int, subschema: Int32)
  /// What satisfies a subschema that it must not.
  case negated(Int32)
  case severalBranches(Int)
  /// Several fields of which only one may be there.
  case severalFields([String])
  case noBranch

  /// Whether neither answer is known: such a fault must not turn into a pass under a negation.
  var isUndecided: Bool {
    switch self {
    case .endless, .exhausted, .undecided: true
    default: false
    }
  }

  /// Whether the value is another altogether, so that nothing more needs to be said about it.
  var isMismatch: Bool {
    switch self {
    case .type, .notOne, .notConst, .mismatch: true
    default: false
    }
  }

  /// The field that is missing; nil for every other fault.
  var missingField: String? {
    guard case .missing(let name, _) = self else { return nil }
    return name
  }
}
