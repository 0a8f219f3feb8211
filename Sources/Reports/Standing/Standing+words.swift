import Diagnostics
import Documents
package import Engine

extension Standing.State {
  /// How an item stands, to go on after its name and a colon.
  package var words: String {
    switch self {
    case .approved: "it is approved"
    case .waiting(let missing): "it needs \(counted(missing, "more approval"))"
    case .changesRequested: "its authors are asked for changes"
    case .disputed: "its reviewers differ, and somebody else has to decide"
    case .rejected: "it is rejected"
    }
  }
}

extension JudgementStanding {
  /// How the item stands, to go on after its name and a colon.
  package var words: String {
    switch state {
    case .incomplete(let have, let needed): "\(have) of \(needed) judgements"
    case .undecided(let fields): "the judgements leave open \(fields.joined(separator: ", ").shown(limit: 200))"
    case .consensus: decided.isEmpty ? "judged" : decided.map(\.words).joined(separator: ", ")
    }
  }
}

extension JudgementStanding.Decided {
  var words: String { "\(field.shown()) \(value.inWords)" + (isAdjudicated ? ", by adjudication" : "") }
}
