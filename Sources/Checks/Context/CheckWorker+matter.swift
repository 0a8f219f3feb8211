import JSONPath

extension CheckWorker {
  /// Whether an item has what a check looks at, so that the check's silence says something.
  ///
  /// A function that finds whatever is selected decides by its selection: what that would choose among is enough.
  package func hasMatter(for check: Check, in item: CheckContext) -> Bool {
    item.begin()
    guard isAsked(check, in: item) else { return false }
    let look = Look(item: item, worker: self)
    if check.function is HostFunction, case .none = foundHost(of: item) { return false }
    guard check.function is UndefinedFunction else { return !look.nodes(of: check.given, at: item.root).isEmpty }
    return check.given.contains { hasCandidates(for: $0, look) }
  }

  /// Whether there is what an excerpt chooses among.
  private func hasCandidates(for excerpt: Excerpt, _ look: Look) -> Bool {
    let root = look.root
    return switch excerpt {
    // Not as a selection of its own: what an item has of those is remembered, for as long as they last.
    case .nodes(let selection): !look.nodes(of: selection.path.candidates, in: root).isEmpty
    case .keys(let selection, _): !look.nodes(of: .keys(selection, holding: nil), at: root).isEmpty
    case .rubric(let path): !look.nodes(of: .rubric(path.candidates), at: root).isEmpty
    case .lines(let selection, let path): !look.nodes(of: .lines(selection, path?.candidates), at: root).isEmpty
    case .cues(let selection, let path): !look.nodes(of: .cues(selection, path?.candidates), at: root).isEmpty
    case .diff: !look.nodes(of: excerpt, at: root).isEmpty
    }
  }
}
