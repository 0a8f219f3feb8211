import Dataset
import Engine

extension Mend.Step {
  /// A statement has to be made anew, with the program.
  static func repeating(_ record: ChangedRecord) -> Mend.Step {
    let command =
      switch record.action {
      case .adjudicate: "adjudicate"
      case .seal: "review seal"
      case .disown: "disown"
      default: record.verdict?.rawValue ?? "approve"
      }
    return .redo(command: "git dataset \(command) \(record.item)")
  }

  /// A judgement has to be made anew.
  static func judging(_ judgement: ChangedJudgement) -> Mend.Step {
    .redo(command: "git dataset judge \(judgement.item)")
  }

  /// What moves a batch on has to be done anew.
  static func repeating(_ deed: BatchDeed, _ batch: BatchName) -> Mend.Step { .redo(command: deed.command(batch)) }
}
