import Diagnostics
package import Engine

extension Waiting.Task {
  fileprivate func words(_ number: Int) -> String {
    let items = counted(number, "item")
    return switch self {
    case .own: "No approval counts before you have signed \(items) as an author, by git dataset own:"
    case .refresh: "The rubric has moved to another major; look again at \(items) of yours, and write it in:"
    case .change: "Reviewers ask you to change \(items):"
    case .delete: "\(items) of yours \(number == 1 ? "was" : "were") rejected; delete \(number == 1 ? "it" : "them"):"
    case .decide: "Judges leave something open about \(items), and you can decide:"
    case .judge: "\(items) \(number == 1 ? "waits" : "wait") for your judgement:"
    case .reveal: "You can reveal what you sealed on \(items), by git dataset reveal:"
    case .adjudicate: "Reviewers differ about \(items), and you can decide:"
    case .review: "You can review \(items):"
    }
  }
}

extension Waiting {
  /// The most names that are printed of a kind.
  private static let shown = 10

  /// What waits, in lines; none where nothing does.
  package var lines: [String] {
    var lines: [String] = []
    for task in Task.allCases {
      guard let names = found[task] else { continue }
      lines.append(task.words(names.count))
      lines += names.prefix(Self.shown).map { "  \($0)" }
      if names.count > Self.shown { lines.append("  and \(names.count - Self.shown) more") }
    }
    if isCut {
      lines.append(
        "Only the first \(Self.most) items were looked at; git dataset review STREAM/BATCH goes through all.")
    }
    return lines
  }
}
