import Dataset
import Engine

extension Mend.Step {
  /// A statement has to be made anew, with the program.
  static func repeating(_ record: ChangedRecord) -> Mend.Step {
    let command =
      switch record.action {
      case .adjudicate: "adjudicate \(record.item)"
      case .seal: "review \(record.item.batchName)"
      case .disown: "disown \(record.item)"
      case .waive: "waive \(record.item) \(record.waiving?.check ?? "CHECK") --comment TEXT"
      default: "\(record.verdict?.rawValue ?? "approve") \(record.item)"
      }
    return .redo(command: "git dataset \(command)")
  }

  /// A judgement has to be made anew.
  static func judging(_ judgement: ChangedJudgement) -> Mend.Step {
    .redo(command: "git dataset judge \(judgement.item)")
  }

  /// What moves a batch on has to be done anew.
  static func repeating(_ deed: BatchDeed, _ batch: BatchName) -> Mend.Step { .redo(command: deed.command(batch)) }
}
