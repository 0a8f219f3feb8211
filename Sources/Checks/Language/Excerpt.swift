import JSONPath

/// Texts or nodes that a function compares, by the names of checks.yaml.
enum Excerpt: Sendable {
  /// Nodes of the item.
  case nodes(Selection)
  /// The keys of mappings of the item; where a value is given, of the entries that hold it.
  case keys(Selection, holding: String?)
  /// Nodes of the rubric version that the item names.
  case rubric(JSONPath)
  /// The lines of a JSON Lines file beside the item, or what a query selects in each.
  case lines(Selection, JSONPath?)
  /// A part of a diff beside the item, or of one in a text.
  case diff(Selection, DiffPart)
  /// The cues of a WebVTT file beside the item, or what a query selects in each.
  case cues(Selection, JSONPath?)
}

extension Excerpt {
  /// Whether it is the same for every node of an item that is looked at.
  var isOfItem: Bool {
    switch self {
    case .nodes(let selection), .keys(let selection, _), .lines(let selection, _), .diff(let selection, _),
      .cues(let selection, _):
      selection.isOfItem
    case .rubric: true
    }
  }
}

extension Excerpt {
  /// Whether it is taken from the item's host.
  var isOfHost: Bool {
    switch self {
    case .nodes(let selection), .keys(let selection, _), .lines(let selection, _), .diff(let selection, _),
      .cues(let selection, _):
      selection.origin == .host
    case .rubric: false
    }
  }
}

extension Excerpt {
  /// Whether it hangs on nothing but the item and the files beside it.
  var isOfItemAlone: Bool {
    if case .rubric = self { false } else { !isOfHost }
  }
}

/// What is taken out of a diff.
enum DiffPart: String, Sendable {
  case added, removed, context, paths, hunks
}
