import Dataset
import Testing

@Suite struct ProofTests {
  private static let dataset = "7f8c2a52-0b1d-4c3e-9a4f-5b6c7d8e9f00"
  private static let digests = ["a", "b"].map { String(repeating: $0, count: 64) }
  private static let proof = Proof(
    dataset: dataset,
    lines: [
      Proof.Line(sha256: digests[1], path: "streams/bug-fix/batches/a/reviews/x2/ada.1.yaml"),
      Proof.Line(sha256: digests[0], path: "streams/bug-fix/batches/a/reviews/x1/ada.1.yaml"),
    ])
  private static let signature = Array("-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n".utf8)
  private static let file = proof.file(signature: signature)

  @Test func signsTheRecordsInTheOrderOfTheirPaths() {
    #expect(
      Self.proof.text == """
        git-dataset/proof/1
        \(Self.dataset)
        \(Self.digests[0])  streams/bug-fix/batches/a/reviews/x1/ada.1.yaml
        \(Self.digests[1])  streams/bug-fix/batches/a/reviews/x2/ada.1.yaml

        """)
  }

  @Test func readsWhatItWrites() throws {
    let read = try #require(Proof.read(Self.file))
    #expect(read.proof == Self.proof)
    #expect(read.signature == Self.signature)
  }

  /// Two texts for one proof would let a signature be taken for another's.
  @Test(arguments: [
    ("git-dataset/proof/1", "git-dataset/proof/2"), ("  streams", " streams"), ("  streams", "   \n  streams"),
    ("\n-----BEGIN", "\n\n-----BEGIN"), ("aaaa  ", "aaaA  "), ("x1/ada", "x3/ada"), ("x1/ada", "x2/ada"),
    ("-----BEGIN", "----BEGIN"), ("\n\(dataset)", ""),
  ]) func readsNothingElse(old: String, new: String) throws {
    let text = String(decoding: Self.file, as: UTF8.self)
    let place = try #require(text.firstRange(of: old))
    let changed = text.replacingCharacters(in: place, with: new)
    #expect(Proof.read(Array(changed.utf8)) == nil)
  }

  @Test func readsNoProofOfNothing() {
    #expect(Proof.read(Proof(dataset: Self.dataset, lines: []).file(signature: Self.signature)) == nil)
    #expect(Proof.read([]) == nil)
    #expect(Proof.read(Self.signature) == nil)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + self[range.upperBound...]
  }
}
