package import Engine
import Dataset
import Git

/// The refs of a server that people take for protected, and that its trust root does not name.
package struct UnprotectedRefs: Sendable {
  /// The branch that HEAD names, which every clone checks out; nil where it names a commit.
  package let head: String?
  /// Whether the trust root names that branch.
  package let isHeadProtected: Bool
  /// The refs that manifests protect, those at protected tips and those of the refs themselves, in the order of their
  /// names.
  package let named: [String]

  package init(_ root: TrustRoot, in source: RepositorySource) throws(Unreadable) {
    let repository = try source.open()
    head = try reading { () throws(GitError) in try repository.symbolicTarget(ofReference: "HEAD") }
    isHeadProtected = head.map(root.protected.contains) ?? false
    let protected = try ProtectedRefs(root, repository)
    var named = Set(protected.names).subtracting(root.protected)
    var known: [ObjectID: Set<String>] = [:]
    for name in try reading({ () throws(GitError) in try repository.references(withPrefix: "refs/") })
    where !root.protected.contains(name) {
      let tip = try reading { () throws(GitError) in try repository.commit(ofReference: name) }
      guard let tip else { continue }
      if known[tip] == nil { known[tip] = Set(try Manifest.committed(at: tip, repository)?.protectedRefs ?? []) }
      if known[tip]?.contains(name) ?? false { named.insert(name) }
    }
    self.named = named.sorted()
  }
}
