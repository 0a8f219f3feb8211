import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Takes the calibrator's labels of the audited items.
struct GoldLabelCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Label the audited items of a batch, before anybody's verdict on them is shown",
    discussion: """
      For a calibrator of the stream who has no part in the batch. With a batch, the audited items that have no label \
      are gone through one by one, each shown with the rubric and without what its reviewers said; ? lists the keys. \
      Where standard input is no terminal, the same letters are read line by line. With an item, it is shown, or, \
      with --sound or --defective, labelled.

      What is noted stays in this clone, under dataset/gold in the git directory, so a sitting that is interrupted \
      goes on where it was. Labels can be given anew until all are there; then --finish, or the end of the sitting, \
      commits them with the result that follows from them, and they never change again. A defective item says why, by \
      a finding or a comment. A sound one has no fault of the heaviest severity and no lowest level for a criterion \
      of the class defect.

      Exit status: 0 done, 1 items without a label are left, 2 it could not be done.
      """)

  @Argument(
    help: ArgumentHelp(
      "An item, as STREAM/BATCH/ID or by the path of its file; or a batch, as STREAM/BATCH.", valueName: "item"))
  var name: String
  @Flag(help: "The item may be delivered as it is.") var sound = false
  @Flag(help: "The item must not be delivered as it is.") var defective = false
  @Flag(help: "Commit all labels of the batch with the result.") var finish = false
  @OptionGroup var words: VerdictOptions

  func validate() throws {
    guard [sound, defective, finish].count(where: { $0 }) <= 1 else {
      throw ValidationError("Use one of --sound, --defective and --finish.")
    }
    let isSaid = !words.scores.isEmpty || !words.findings.isEmpty || words.comment != nil || words.minutes != nil
    guard sound || defective || !isSaid else { throw ValidationError("Say --sound or --defective with that.") }
    guard !(sound || defective) || BatchName(name) == nil else {
      throw ValidationError("Label one item at a time, as STREAM/BATCH/ID.")
    }
  }

  func run(in session: Session) async throws -> Outcome {
    if BatchName(name) != nil {
      let desk = try GoldDesk(try await BatchDesk(name, session))
      return finish ? try await desk.finish(session) : try await goThrough(desk, session)
    }
    guard !finish else { throw Failure("`\(name.shown())` is no batch", help: "name it as STREAM/BATCH") }
    let wanted = try CommittedDataset(in: session).name(of: name, in: session)
    let desk = try GoldDesk(try await BatchDesk("\(wanted.batchName)", session))
    let item = try desk.desk.dataset.item(wanted)
    try desk.refuse(wanted)
    guard sound || defective else {
      session.console.print(try LabelPage(desk, item).text())
      return .clean
    }
    try desk.keep(words.opinion(.approve), isDefective: defective, on: item)
    let next =
      try desk.open().first.map { "git dataset gold label \($0)" } ?? "git dataset gold label \(desk.name) --finish"
    session.console.print(
      "\(wanted) is \(defective ? "defective" : "sound"), kept here: \(try desk.progress())\nNext: \(next)\n")
    return .clean
  }

  /// On a terminal beside the rubric, as reviewers do; from a file or a pipe line by line.
  private func goThrough(_ desk: GoldDesk, _ session: Session) async throws -> Outcome {
    if Terminal().isInteractive, let queue = try desk.queue() {
      var sitting = QueueSitting(queue, session)
      return try await sitting.run()
    }
    var sitting = LabelSitting(desk, session)
    return try await sitting.run() == .finish ? desk.finish(session) : desk.unfinished
  }
}
