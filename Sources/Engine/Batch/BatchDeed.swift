package import Dataset

/// What a commit does with a batch as a whole, by the files that it changes.
package enum BatchDeed: Hashable, CaseIterable, Sendable {
  case open, witness, freeze, reveal, label, reopen, signOff

  /// Whether the batch stands elsewhere for it, or is audited: such a commit has its place on the ref's own line.
  package var belongsOnChain: Bool {
    switch self {
    case .freeze, .label, .reopen, .signOff: true
    case .open, .witness, .reveal: false
    }
  }

  /// Whether what the batch holds has to be known.
  var needsCensus: Bool {
    switch self {
    case .witness, .freeze, .label, .signOff: true
    case .open, .reveal, .reopen: false
    }
  }
}

extension BatchAct.Deed {
  package var kind: BatchDeed {
    switch self {
    case .open: .open
    case .witness: .witness
    case .freeze: .freeze
    case .reveal: .reveal
    case .reopen: .reopen
    case .label: .label
    case .signOff: .signOff
    }
  }

  /// The attempt that it is about; nil for what comes before the first.
  package var attempt: Int? {
    switch self {
    case .open, .witness: nil
    case .freeze(let attempt, _), .signOff(let attempt, _), .label(let attempt, _): attempt
    case .reveal(let attempt), .reopen(let attempt): attempt
    }
  }
}
