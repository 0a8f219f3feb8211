package import Dataset

/// What a server has seen said against items, beside the history.
package protocol KeptVerdicts: Sendable {
  /// Everything that is kept of a batch.
  ///
  /// - Throws: ``Unreadable`` where nobody can say what was kept: then nothing may land.
  func verdicts(in batch: BatchName) throws(Unreadable) -> [KeptVerdict]
}

extension ReviewCase {
  /// What is kept of the item and said about just this content, and is not among its records: nothing newer by the
  /// same person is there either, be it a later round, or by a key that the person did not have then. (What a key
  /// signed that has been retired cannot land any more.)
  ///
  /// Whoever took an approval back has no part where the approval is not there. A decision is there where whoever made
  /// it is among those who decided. Whatever cannot be read does not make up for anything.
  ///
  /// - Parameter unread: the people with a record of the item that says nothing, since it cannot be read.
  func leftOut(of kept: [KeptVerdict], unread: Set<String>, _ keys: SigningKeys) -> [KeptVerdict] {
    let valid = records.filter { discount($0.subject, by: $0.person, key: $0.key, keys) == nil }
    return kept.filter { kept in
      guard discount(kept.subject, by: kept.person, key: kept.key, keys) == nil, kept.subject.content == content,
        pin.map({ $0.major == kept.subject.rubric.major }) ?? true
      else { return false }
      guard let round = kept.round else { return !(adjudication?.deciders.contains(kept.person) ?? false) }
      let own = valid.filter { $0.person == kept.person }
      let onThis = own.filter { $0.subject.content == content }
      let isSaid =
        own.contains { $0.round > round } || onThis.contains { $0.round == round && $0.verdict == kept.verdict }
        || onThis.contains { $0.key != kept.key && !kept.others.contains($0.key) }
      let isTakenBack = unread.contains(kept.person) || onThis.contains { $0.verdict == .approve }
      return !isSaid && (kept.verdict != .withdraw || isTakenBack)
    }
  }
}
