import Dataset
import Diagnostics
package import Engine

extension BatchProgress {
  /// Where the batch stands, in one line.
  package var heading: String {
    let batch = files.batch
    let rubric =
      (batch.rubric.map { "rubric \($0)" } ?? "no rubric") + (batch.movedFrom.map { ", moving from \($0)" } ?? "")
    var words = "\(batch.name): \(batch.kind.rawValue), \(batch.state.rawValue), \(rubric)"
    if let attempt = files.last {
      words += ", attempt \(attempt.number)\(attempt.result.map { " \($0.outcome.rawValue)" } ?? "")"
    }
    return words
  }

  /// The bars and the minutes, in lines.
  ///
  /// - Parameter width: how wide a line may be.
  package func lines(width: Int) -> [String] {
    let total = census.items.count
    var lines = ["written   \(counted(total, "item"))"]
    let bar = { (name: String, count: Int, of: Int) in
      let label = name + String(repeating: " ", count: max(0, 10 - name.count))
      return label + Self.bar(count, of, width: width - 28) + "\(count) of \(of)"
    }
    lines.append(bar("approved", approved, total))
    lines += resembled.map { "alike     \($0.words(inLotOf: total))" }
    lines += waivers.map { "waived    \($0.check.shown()): \(counted($0.count, "waiver"))" }
    if let sample {
      lines.append(bar("sampled", sample.all.count, sample.plan.items))
      lines.append(bar("labelled", labelled, audited))
    }
    return lines + (time.map { ["minutes   \($0)"] } ?? [])
  }

  /// A bar of at most 30 signs; none where there is no room, or nothing to come.
  private static func bar(_ count: Int, _ total: Int, width: Int) -> String {
    let width = min(30, width)
    guard width >= 5, total > 0 else { return "" }
    // Full only when nothing is left, empty only when nothing is done.
    var filled = min(width, count * width / total)
    if count > 0, filled == 0 { filled = 1 }
    return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled) + "]  "
  }

  /// The minutes reported against the budget; nil where there is neither.
  private var time: String? {
    let (sum, items) = minutes
    guard items > 0 || budget != nil else { return nil }
    let total = census.items.count
    let reported = items == 0 ? "none reported" : "\(Self.short(sum)) reported in \(items) of \(total) items"
    guard let budget else { return reported }
    guard items > 0 else { return "\(reported), \(budget) an item expected" }
    let expected = Double(budget) * Double(items)
    let share = Self.short((sum * 100 / expected).rounded())
    return "\(reported), \(share) % of the \(Self.short(expected)) expected (\(budget) an item)"
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e18 ? "\(Int(number))" : "\(number)"
  }
}

extension BatchSteps.Step {
  /// What is missing, and below it who can do it.
  package var lines: [String] {
    let doers = who.isEmpty ? relief : who.joined(separator: ", ")
    guard let command else { return ["  \(what)"] + (who.isEmpty ? [] : ["    \(doers)"]) }
    return ["  \(what)", who.isEmpty ? "    \(doers)" : "    \(doers): \(command)"]
  }
}
