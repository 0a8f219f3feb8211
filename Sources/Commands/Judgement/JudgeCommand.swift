import ArgumentParser
import Dataset
import Diagnostics
import Documents
import Engine

/// Judges an item on one's own, where several people do.
struct JudgeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Judge an item on your own, where several annotators judge each",
    discussion: """
      Opens git's editor on a form with the fields of the stream's judgement.yaml; once it is filled in, the judgement \
      becomes judgements/ITEM/YOU.yaml in the batch's folder, in a signed commit of its own. Where reviews are \
      independent it is sealed first: the commit brings a digest, and the judgement stays in this clone until enough \
      others have sealed theirs and git dataset reveal shows it. The form is kept in the git directory until \
      it is complete.

      Where two answers are compared, the form says in which order to look at them, drawn by lot. Without a form, \
      --set 'presented_order=[b, a]' says which one you saw first.

      --set dimensions.performance=b sets a field inside another.

      Exit status: 0 the judgement, or its seal, is committed; 1 something is wrong with what was filled in; 2 nothing \
      could be done.
      """)

  @Argument(help: ArgumentHelp("The item, as STREAM/BATCH/ID or by the path of its file.", valueName: "item"))
  var item: String
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("A field and its value; may be given again. No editor is opened.", valueName: "field=value"))
  var settings: [String] = []
  @Option(help: ArgumentHelp("A YAML file of the fields, or - for standard input. No editor is opened."))
  var file: String?

  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let name = try dataset.name(of: item, in: session)
    let desk = try JudgementDesk(dataset, await Signatory.current(in: dataset, session), name.batchName)
    let item = try dataset.item(name)
    try desk.refuse(item)
    try await dataset.warn(about: [item], session)
    let text = try await text(of: item, desk, session)
    return try await desk.take(text, of: item, session)
  }

  private func text(of item: ItemState, _ desk: JudgementDesk, _ session: Session) async throws -> JudgementText {
    let draft = desk.draft(of: item)
    if let file {
      let bytes = file == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(session.absolute(file))
      let text = JudgementText(bytes: bytes, path: file)
      return try settings.isEmpty ? text : text.setting(settings)
    }
    let form = JudgementForm(desk: desk, item: item)
    if settings.isEmpty {
      let editor = try await Editor(session.git, in: desk.dataset.root)
      if !FileSystem.exists(draft) { try FileSystem.write(Array(form.text(order: form.drawnOrder()).utf8), to: draft) }
      try editor.open(draft)
    }
    let bytes = FileSystem.exists(draft) ? try FileSystem.read(draft) : []
    let text = JudgementText(bytes: bytes, path: draft)
    guard !settings.isEmpty else { return text }
    let hasOrder = bytes.isEmpty && !settings.contains { $0.hasPrefix("\(form.orderField)=") }
    let drawn = hasOrder ? form.drawnOrder().map { $0.writtenOnOneLine() } : nil
    let order = drawn.map { ["\(form.orderField)=\(String(decoding: $0, as: UTF8.self))"] } ?? []
    return try text.setting(order + settings)
  }
}
