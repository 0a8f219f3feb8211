package import Dataset
package import Diagnostics

extension Inspector {
  /// What is wrong with a rubric by itself, warnings included, outside any push.
  ///
  /// - Parameters:
  ///   - path: what findings name the file by.
  ///   - stream: the stream that the rubric is of, whose severities hold; nil where it is of none.
  ///   - manifest: where severities stand; nil for every rule's own.
  package func findings(
    inRubric bytes: [UInt8], at path: String, of stream: String? = nil, by manifest: Manifest? = nil
  ) -> [Finding] {
    var findings = Findings()
    let severities = manifest.map { Severities($0) } ?? .defaults
    reading(weighing: severities)
      .rubric(bytes, at: path, stream: stream, atLeast: .warning, &findings)
    return findings.all
  }

  /// What is wrong with a rubric by what people said under it.
  ///
  /// - Parameter manifest: where severities stand.
  package func findings(inRated rubric: RatedRubric, by manifest: Manifest) -> [Finding] {
    var findings = Findings()
    let severities = Severities(manifest)
    for rule in rules.ratedRubrics {
      findings.hear(rule, as: severities.severity(of: rule, in: rubric.stream)) { findings in
        rule.inspect(rubric, &findings)
      }
    }
    return findings.all
  }

  /// The trailers `Rubric: STREAM@VERSION` that the last commit of an inquiry lacks: for each stream whose items it
  /// changes, the newest version that a batch concerned pins.
  package func missingRubrics(of inquiry: Inquiry) throws(Unreadable) -> [RubricReference] {
    guard let commit = inquiry.commits.last, let snapshot = try inquiry.source?.open() else { return [] }
    var ignored = Findings()
    guard let policy = try Policy.read(snapshot, by: self, &ignored) else { return [] }
    var pins = BatchPins(policy, by: self)
    let named = Set(commit.values(of: "Rubric").compactMap(RubricReference.init).map(\.stream))
    var newest: [String: Version] = [:]
    let pinned = try pins.pins(for: commit, in: snapshot, policy.manifest, policy.layout)
    for (batch, pin) in pinned where !named.contains(batch.stream) {
      newest[batch.stream] = max(pin.version, newest[batch.stream] ?? pin.version)
    }
    return newest.map { RubricReference(stream: $0.key, version: $0.value) }.sorted { $0.stream < $1.stream }
  }
}
