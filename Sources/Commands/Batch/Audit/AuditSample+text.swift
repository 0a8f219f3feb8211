import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Statistics

extension AuditSample {
  /// The names of the items, each with a NUL behind it.
  var names: String { all.map { "\(plan.batch)/\($0.id)\0" }.joined() }

  /// What is printed for programs.
  var json: String { String(decoding: value.written(as: .json), as: UTF8.self) }

  /// What is printed for people.
  var text: String {
    var lines = ["\(plan.batch). \(plan.summary):"]
    lines += drawn.map(\.line)
    if !added.isEmpty { lines += ["On top, outside the bound:"] + added.map(\.line) }
    return lines.map { "\($0)\n" }.joined()
  }

  /// Commands for a POSIX shell that draw the sample again.
  var script: String {
    get throws(Failure) {
      let words = "\(plan.summary).\n\(Characteristic(of: plan).text)"
      let comments = words.split(separator: "\n").map { "# \($0)\n" }.joined()
      guard !plan.isWhole else { return comments }
      guard let source else { throw Failure("the secrets of attempt \(plan.attempt) cannot be read") }
      return comments + notes
        + RedrawScript.text(tree: plan.tree, seed: source, size: plan.sample, withdrawn: plan.withdrawn)
    }
  }

  /// What the commands do not show by themselves.
  private var notes: String {
    let file = BatchFolder.here.attempt(plan.attempt).plan
    let notes = "# The root is the one of the plan: compare it with `root:` in \(file).\n"
    let added = added.count
    guard added > 0 else { return notes }
    return notes + "# \(added == 1 ? "1 item is" : "\(added) items are") audited on top of these, so that there are "
      + "\(plan.minimumPerAnnotator) of each annotator; not drawn from all, they are outside the bound.\n"
  }
}

extension AuditSample.Entry {
  /// As the shell commands print it, with what is known of it.
  fileprivate var line: String {
    let note: String? = isWithdrawn ? "withdrawn, a defect" : label.map { "labelled in attempt \($0.attempt)" }
    return [ticket, id].compactMap { $0 }.joined(separator: " ") + (note.map { "  \($0)" } ?? "")
  }

  fileprivate var value: Value {
    .record([
      ("item", .string(id)), ("ticket", ticket.map { .string($0) }), ("withdrawn", .boolean(isWithdrawn)),
      ("labelled_in_attempt", label.map { .integer($0.attempt) }),
    ])
  }
}

extension AuditSample {
  /// What is printed for programs.
  fileprivate var value: Value {
    let characteristic = Characteristic(of: plan)
    let end = { (defective: Int) -> Value in
      ["defective": .integer(defective), "acceptance": .number("\(characteristic.acceptance(defective: defective))")]
    }
    return .record([
      ("batch", .string(plan.batch.description)), ("attempt", .integer(plan.attempt)), ("root", .string(plan.root)),
      ("seed", seed.map { .string($0) }), ("items", .integer(plan.items)), ("accept", .integer(plan.accept)),
      ("drawn", .list(drawn.map(\.value))), ("added", .list(added.map(\.value))),
      ("good", end(characteristic.good)), ("bad", end(characteristic.bad)),
    ])
  }
}
