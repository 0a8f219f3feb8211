/// The tables of a query behind one reference, whoever holds it.
final class Program: Sendable {
  let tables: Tables
  /// The query itself; the others are parts of its filters.
  let main: Tables.Query

  init(_ tables: Tables) {
    self.tables = tables
    main = tables.queries.last ?? Tables.Query(isRelative: false, isSingular: true, segments: 0..<0)
  }
}
