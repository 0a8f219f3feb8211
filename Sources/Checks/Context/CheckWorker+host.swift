import Documents

extension CheckWorker {
  /// The item that another names as its host, looked for once; nil where it names none, or where that is not there.
  ///
  /// A host's own host is never looked for, so that no chain or circle of references costs more than one item.
  func host(of item: CheckContext) -> CheckContext? {
    guard case .context(let host) = foundHost(of: item) else { return nil }
    return host
  }

  func foundHost(of item: CheckContext) -> FoundHost {
    if let known = item.foundHost { return known }
    guard let reference = item.item.hostReference else { return .none }
    let names = nodes(of: reference.selection, given: item.root, in: item)
    // Where a limit is reached, that says nothing of the next check.
    guard item.undecided == nil else { return .none }
    let found = names.first?.string
      .map { text -> FoundHost in
        switch item.item.host(text) {
        case .item(let host): .context(CheckContext(host))
        case .absent(let fault): .absent(fault)
        case .unnamed: .none
        }
      }
    item.foundHost = found ?? FoundHost.none
    return found ?? .none
  }
}
