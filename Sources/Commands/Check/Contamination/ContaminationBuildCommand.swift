import ArgumentParser
import Checks
import Diagnostics

/// Makes a contamination list of benchmarks.
struct ContaminationBuildCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Make a list of what no item may hold from the records of benchmarks",
    discussion: """
      Each FILE holds JSON Lines, a record on each line. Of every text of a record, all runs of 13 tokens go into the \
      list as digests, with the file, the line and the name of the record (`task_id`, `instance_id` or `id`): so a \
      dataset is held against a benchmark without a copy of it. With --field, as often as one likes, only the texts \
      below fields of that name count.

      Name the list in dataset.yaml, `contamination: [contamination/human-eval.txt]`; the checks `contaminated` hold \
      items against it. A text of fewer tokens than a run has is in no list; the command says how many records have \
      no longer one.
      """)

  @Argument(help: ArgumentHelp("Files of JSON Lines.", valueName: "file")) var files: [String]
  @Option(help: ArgumentHelp("The file to write the list to.", valueName: "list")) var output: String
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Take the texts below fields of this name alone, wherever they stand.", valueName: "name"))
  var field: [String] = []
  @Option(help: ArgumentHelp("How many tokens a run has.", valueName: "number"))
  var tokens = ContaminationList.usualLength

  func validate() throws {
    let lengths = ContaminationList.lengths
    guard !lengths.contains(tokens) else { return }
    throw ValidationError("A run has from \(lengths.lowerBound) to \(lengths.upperBound) tokens.")
  }

  func run(in session: Session) async throws -> Outcome {
    var building = ContaminationBuilding(fields: field, tokens: tokens)
    for file in files { try building.add(file, session) }
    let list = building.list(named: output)
    let text = list.text
    guard text.count <= ContaminationList.sizeLimit else {
      throw Failure(
        "the list would be larger than \(ContaminationList.sizeLimit >> 20) MiB, which is the most",
        help: "make a list of each file, and name them all")
    }
    try FileSystem.write(text, to: session.absolute(output))
    let records = counted(building.records, "record", many: "records")
    session.console.print("\(output.shown(limit: 200)): \(counted(list.count, "run", many: "runs")) of \(records)\n")
    guard building.shortRecords > 0 else { return .clean }
    let short = counted(building.shortRecords, "record has", many: "records have")
    session.console.complain("warning: \(short) no text of \(tokens) tokens, and can be found in no item\n")
    return .clean
  }
}
