/// What a path may be wherever streams lie: for those who look before they know the manifest, and look again after.
extension Layout {
  /// Whether the path may be that of a signature.
  package static func mayBeProof(_ path: String) -> Bool { path.hasSuffix(".sig") && path.contains("/proofs/") }

  /// Whether the path may be that of an attempt's plan.
  package static func mayBePlan(_ path: String) -> Bool { path.hasSuffix("/plan.yaml") && path.contains("/attempts/") }

  /// Whether the path may be that of a review, or of a decision.
  package static func mayBeVerdict(_ path: String) -> Bool {
    path.contains("/reviews/") || path.contains("/adjudications/")
  }

  /// The item that an author's signature may be over: its path without the ending.
  ///
  /// - Parameter path: `BATCH/proofs/ITEM/PERSON-SHA256.sig`; any other gives nil.
  package static func stem(signedAt path: String) -> String? {
    guard let file = fileOfItem(path), file.kind == "proofs" else { return nil }
    return file.batch.sidecars(of: file.item)
  }

  /// The item whose author a person may disown to be: its path without the ending; and the folder of the signatures
  /// over it, with how the names of that person's begin.
  ///
  /// - Parameter path: `BATCH/disowned/ITEM/PERSON.yaml`; any other gives nil.
  package static func disowned(at path: String) -> (stem: String, proofs: (folder: String, start: String))? {
    guard let file = fileOfItem(path), file.kind == "disowned", file.name.hasSuffix(".yaml") else { return nil }
    return (file.batch.sidecars(of: file.item), (file.batch.authorships(of: file.item), "\(file.name.dropLast(5))-"))
  }

  /// `BATCH/KIND/ITEM/NAME`
  private static func fileOfItem(
    _ path: String
  ) -> (batch: BatchFolder, kind: Substring, item: String, name: Substring)? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    guard parts.count > 3 else { return nil }
    let batch = BatchFolder(parts.dropLast(3).joined(separator: "/"))
    return (batch, parts[parts.count - 3], String(parts[parts.count - 2]), parts[parts.count - 1])
  }
}
