extension JSONPath {
  /// The query up to what it chooses by: before its first filter, or, without one, before its last part.
  package var candidates: JSONPath {
    let tables = program.tables
    let segments = program.main.segments
    let filter = segments.first { index in
      tables.selectors[tables.segments[index].selectors].contains { if case .filter = $0 { true } else { false } }
    }
    let end = filter ?? max(segments.lowerBound, segments.upperBound - 1)
    return JSONPath(self, upTo: end)
  }
}
