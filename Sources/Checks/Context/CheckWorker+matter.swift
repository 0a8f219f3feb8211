import JSONPath

extension CheckWorker {
  /// Whether an item has what a check looks at, so that the check's silence says something.
  ///
  /// A function that finds whatever is selected decides by its selection: what that would choose among is enough.
  package func hasMatter(for check: Check, in item: CheckContext) -> Bool {
    item.begin()
    guard isAsked(check, in: item) else { return false }
    let look = Look(item: item, worker: self)
    let isDecidedBySelection = check.function is UndefinedFunction
    let matter = isDecidedBySelection ? check.given.map(\.candidates) : check.given
    return matter.contains { !look.nodes(of: $0, at: item.root).isEmpty }
  }
}

extension Excerpt {
  /// What the excerpt chooses among.
  fileprivate var candidates: Excerpt {
    switch self {
    case .nodes(let selection): .nodes(Selection(origin: selection.origin, path: selection.path.candidates))
    case .keys(let selection, _): .keys(selection, holding: nil)
    case .rubric(let path): .rubric(path.candidates)
    case .lines(let selection, let path): .lines(selection, path?.candidates)
    case .diff, .cues: self
    }
  }
}
