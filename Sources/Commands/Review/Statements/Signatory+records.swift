import Dataset
import Documents
import Engine
import Signatures

extension Signatory {
  /// A signature over records, as a file beside them; none where the policy asks for none.
  ///
  /// It is named after what it signs: numbers would collide where one person reviews on two branches.
  func proofs(
    of files: [NewFile], in batch: BatchName, _ stream: StreamPolicy, _ dataset: CommittedDataset
  ) async throws(Failure) -> [NewFile] {
    guard stream.review.proof != .commit else { return [] }
    let proof = Proof(
      dataset: dataset.manifest.id,
      lines: files.map { Proof.Line(sha256: ContentDigest.sha256($0.bytes), path: $0.path) })
    let name = "\(person.id)-\(ContentDigest.sha256(proof.text.utf8).prefix(16))"
    let signature = try await sign(proof.text, in: dataset.root)
    return [NewFile(stream.batchFolder(batch.batch).proof(named: name), proof.file(signature: signature))]
  }

  /// Commits seals behind those that the person has in a batch.
  ///
  /// - Parameters:
  ///   - pin: the rubric version that the batch pins.
  ///   - kept: the sealed records, which go where the commit is not made.
  /// - Returns: the commit's id, and what git and the hooks said.
  func commit(
    _ seals: [Seal], of kept: SealedRecords, in batch: BatchName, _ pin: Version, dataset: CommittedDataset,
    session: Session
  ) async throws -> (id: String, said: String) {
    let known = try dataset.seals(of: batch)?.seals(of: person.id) ?? []
    let file = SealFile(dataset: dataset.manifest.id, batch: batch, seals: known + seals)
    let path = try dataset.stream(batch.stream).batchFolder(batch.batch).seal(of: person.id)
    let statement = Statement(
      action: .seal, batch: batch, rubric: RubricReference(stream: batch.stream, version: pin),
      entries: seals.map { Statement.Entry(verdict: nil, item: $0.item, blob: $0.blob) }, reviewer: mailbox)
    return try await StatementCommit(
      dataset: dataset, session: session, files: [NewFile(path, file.value.written(as: .yaml))],
      message: statement.message
    ) {
      for seal in seals { kept.drop(seal.item, seal.digest) }
    }.make()
  }
}
