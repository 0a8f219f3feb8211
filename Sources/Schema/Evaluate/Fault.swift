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
  case bound(Program.Operation, Number)
  case length(Program.Operation, Int, found: Int)
  case size(Program.Operation, Int)
  case pattern(String)
  case format(StringFormat)
  case undecided(pattern: String)
  /// The same as an earlier element, whose position this is.
  case duplicate(of: Int)
  case missing(String, description: String)
  /// A key that the schema does not allow; the candidates are the keys it knows.
  case unknown(key: Int, candidates: [String], keyword: String)
  case dependent(String, on: String)
  case contains(ClosedRange<Int>, found: Int, description: String)
  case negated(description: String)
  case severalBranches(Int)
  case noBranch

  /// Whether neither answer is known: such a fault must not turn into a pass under a negation.
  var isUndecided: Bool {
    switch self {
    case .endless, .exhausted, .undecided: true
    default: false
    }
  }
}
