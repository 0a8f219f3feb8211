/// The tables of a query behind one reference, whoever holds it.
final class Program: Sendable {
  let tables: Tables
  /// The query itself; the others are parts of its filters.
  let main: Tables.Query

  init(_ tables: Tables) {
    self.tables = tables
    main = tables.queries.last ?? Tables.Query(isRelative: false, isSingular: true, segments: 0..<0)
  }

  /// The same query without its segments from `end` on.
  init(_ program: Program, upTo end: Int) {
    tables = program.tables
    let segments = program.main.segments.lowerBound..<end
    main = Tables.Query(
      isRelative: program.main.isRelative, isSingular: tables.segments[segments].allSatisfy(\.isStep),
      segments: segments)
  }
}
