package import Checks
import Synchronization

/// The checks that several streams share, by the names under which files of checks take them in; each set is compiled
/// when it is first asked for.
package final class SharedChecks: Sendable {
  private let load: @Sendable (String) -> CheckSet?
  private let known = Mutex<[String: CheckSet?]>([:])

  /// - Parameter load: compiles the set of a name; nil where there is none.
  package init(loading load: @escaping @Sendable (String) -> CheckSet?) {
    self.load = load
  }

  package subscript(name: String) -> CheckSet? {
    known.withLock { known in
      if let set = known[name] { return set }
      let set = load(name)
      known[name] = .some(set)
      return set
    }
  }
}
