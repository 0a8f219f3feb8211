import Diagnostics
import Synchronization

/// What the rules about contents found in the large ones: one is looked at once, under however many names it lies.
final class ContentMemo: Sendable {
  /// A content, and how much each rule's findings weigh.
  struct Key: Hashable {
    private let id: String
    private let severities: [Severity]

    /// Smaller contents are looked at sooner than looked up.
    private static let smallest = 1 << 14

    /// - Returns: nil where it is not worth while, or nobody can say which content it is.
    init?(id: String?, size: Int, severities: [Severity]) {
      guard let id, size >= Self.smallest else { return nil }
      self.id = id
      self.severities = severities
    }
  }

  private let known = Mutex<[Key: [Finding]]>([:])
  /// So many are kept; when there are more, all of them are forgotten.
  private static let most = 10_000

  subscript(key: Key) -> [Finding]? {
    get { known.withLock { $0[key] } }
    set {
      known.withLock { known in
        if known.count >= Self.most { known = [:] }
        known[key] = newValue
      }
    }
  }
}

extension Finding {
  /// The same finding about another file with the same content.
  func at(_ path: String) -> Finding {
    var location = location
    location.path = path
    return Finding(rule: rule, severity: severity, location: location, message: message)
  }
}
