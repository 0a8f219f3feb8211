package import Documents

extension Value {
  /// The first key under which a record claims something else than what was computed.
  ///
  /// - Returns: nil where both are the same; the texts are as YAML would write them on one line.
  package func firstFalseClaim(against computed: Value) -> (key: String, claimed: String, computed: String)? {
    guard case .mapping(let claims) = self, case .mapping(let facts) = computed else { return nil }
    for fact in facts {
      let claim = self[fact.key]
      if claim != fact.value { return (fact.key, claim?.line ?? "nothing", fact.value.line) }
    }
    for claim in claims where computed[claim.key] == nil { return (claim.key, claim.value.line, "nothing") }
    return nil
  }

  private var line: String {
    if case .string(let text) = self { return text }
    return String(decoding: writtenOnOneLine(), as: UTF8.self)
  }
}
