extension Array where Element: Sendable {
  /// Does some work for each element at once, as far as there are processors.
  ///
  /// - Returns: what came of it, in the order of the elements.
  package func inParallel<Yield: Sendable>(
    _ work: @escaping @Sendable (Element) async throws(Unreadable) -> Yield
  ) async -> [Result<Yield, Unreadable>] {
    let results = await withTaskGroup(of: (Int, Result<Yield, Unreadable>).self) { group in
      for (number, element) in enumerated() {
        group.addTask {
          do throws(Unreadable) {
            return (number, .success(try await work(element)))
          } catch {
            return (number, .failure(error))
          }
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    return indices.compactMap { results[$0] }
  }
}

extension Array {
  /// What came of all of it; of several failures the first one counts.
  package func get<Yield, Failure: Error>() throws(Failure) -> [Yield] where Element == Result<Yield, Failure> {
    var yields: [Yield] = []
    for result in self { yields.append(try result.get()) }
    return yields
  }
}
