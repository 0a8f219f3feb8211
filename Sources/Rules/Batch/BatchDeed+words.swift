import Dataset
import Engine

extension BatchDeed {
  /// What a commit does, to go on after "the commit".
  var words: String { words(for: "the batch") }

  /// What a commit does with a batch, to go on after "the commit".
  func words(_ batch: BatchName) -> String { words(for: batch.description) }

  private func words(for batch: String) -> String {
    switch self {
    case .open: "opens \(batch)"
    case .witness: "commits to secrets for \(batch)"
    case .freeze: "freezes \(batch)"
    case .reveal: "reveals a secret for \(batch)"
    case .label: "audits \(batch)"
    case .reopen: "reopens \(batch)"
    case .signOff: "signs \(batch) off"
    }
  }

  /// The command that does it.
  func command(_ batch: BatchName) -> String {
    switch self {
    case .open: "git dataset batch open \(batch)"
    case .witness: "git dataset batch secrets \(batch)"
    case .freeze: "git dataset batch freeze \(batch)"
    case .reveal: "git dataset reveal \(batch)"
    case .label: "git dataset gold label \(batch)"
    case .reopen: "git dataset batch reopen \(batch)"
    case .signOff: "git dataset sign-off \(batch)"
    }
  }
}

extension Batch.State {
  /// How sentences name the state.
  var words: String { self == .signedOff ? "signed off" : rawValue }
}

extension Part {
  /// What the person is, to go on after the name.
  var words: String { "is \(kind.rawValue)\(item.map { " of \($0)" } ?? "")" }
}
