package import Dataset

/// Who has a part in a batch: whoever wrote or judged anything in it neither witnesses nor audits it.
package struct Participants: Sendable {
  /// What somebody did, and with which item where that is known.
  package struct Part: Hashable, Sendable {
    /// As what somebody has a part.
    package enum Kind: String, Sendable {
      case author, reviewer, adjudicator, judge
    }

    package let kind: Kind
    /// The id of the item; nil where nobody can see which it was.
    package let item: String?
  }

  private var parts: [String: Part] = [:]

  /// Reads a batch.
  ///
  /// - Parameters:
  ///   - census: what the batch holds.
  ///   - folder: the batch's folder, without a closing `/`.
  package init(
    in folder: String, _ census: Census, _ layout: Layout, _ snapshot: any Snapshot
  ) throws(Unreadable) {
    for entry in census.items {
      for person in entry.item.people.sorted() { note(person, Part(kind: .author, item: entry.id)) }
    }
    for kind in ["reviews", "judgements"] {
      for item in try snapshot.entries(in: "\(folder)/\(kind)") ?? [] where item.mode == .directory {
        for file in try snapshot.entries(in: item.path) ?? [] { note(layout.place(of: file.path)) }
      }
    }
    for file in try snapshot.entries(in: "\(folder)/seals") ?? [] { note(layout.place(of: file.path)) }
    let reading = ReviewReading(snapshot)
    for file in try snapshot.entries(in: "\(folder)/adjudications") ?? [] {
      guard let decision = try reading.document(file).flatMap({ Adjudication($0) }) else { continue }
      note(decision.by, Part(kind: .adjudicator, item: decision.subject.item.id))
    }
  }

  private mutating func note(_ place: Place) {
    guard case .batch(_, let file) = place else { return }
    switch file {
    case .review(let item, let person, _): note(person, Part(kind: .reviewer, item: item))
    case .judgement(let item, let person): note(person, Part(kind: .judge, item: item))
    case .seal(let person): note(person, Part(kind: .reviewer, item: nil))
    default: return
    }
  }

  private mutating func note(_ person: String, _ part: Part) {
    if parts[person] == nil { parts[person] = part }
  }

  /// The first part of a person that was found; nil where there is none.
  package subscript(person: String) -> Part? { parts[person] }
}
