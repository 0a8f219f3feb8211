import Dataset
import Diagnostics

extension Inspection {
  /// Looks at every entry that is new or changed, and at the product's own files among them; the files of items are
  /// looked at by whoever judges the items. Entries that only a change of policy reaches are looked at in the same way.
  ///
  /// Of batches that are judged by their roots only what no policy weighs is asked about their files.
  mutating func inspectFiles(_ concern: Concern) throws(Unreadable) {
    var inspection = EntryInspection(
      inspector: inspector, policy: policy, snapshot: snapshot, closed: inquiry.asksAgain ? [] : concern.closedNames,
      isOfChanges: concern.scope.isOfChanges, asksWho: occasion.asksWho)
    for entry in concern.scope.entries { try inspection.inspect(entry, &findings) }
    for entry in concern.scope.reached.entries {
      var own = Findings()
      try inspection.inspect(entry, &own)
      findings.append(occasion.isInProgress ? own.all.map { $0.atMost(.warning) } : own.all)
    }
  }

  /// Looks at every folder in which a name came or went, or that a change of policy reaches.
  mutating func inspectFolders(_ concern: Concern) throws(Unreadable) {
    let files = inspector.files(in: snapshot, by: policy)
    for path in concern.scope.directories.union(concern.scope.reached.directories) {
      let batch = policy.layout.place(of: path.text + "/x.yaml").batchName
      let isClosed = batch.map { concern.closed[$0] != nil } ?? false && !inquiry.asksAgain
      var own = Findings()
      try files.inspect(folder: path.text, &own) { !isClosed || type(of: $0).isFixed }
      let isReached = occasion.isInProgress && !concern.scope.directories.contains(path)
      findings.append(isReached ? own.all.map { $0.atMost(.warning) } : own.all)
    }
  }
}
