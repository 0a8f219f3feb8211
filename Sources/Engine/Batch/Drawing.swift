package import Dataset
import Documents
package import Statistics

/// The sample of one attempt: which items are audited.
package struct Drawing: Hashable, Sendable {
  /// What the tickets were made of, in lower-case hex; nil where the whole batch is audited and nothing is drawn.
  package let seed: String?
  /// The items on which the bound rests: in the order of their tickets, or, of a whole batch, by id.
  package let drawn: [String]
  /// What is audited on top, so that enough of each annotator's is.
  package let added: [String]

  /// Everything that is audited.
  package var all: [String] { drawn + added }

  /// Draws an attempt's sample; nil where a secret is not revealed.
  ///
  /// - Parameters:
  ///   - attempt: the attempt, with its plan and the secrets.
  ///   - census: the batch as it was frozen.
  ///   - digest: SHA-256.
  package init?(of attempt: Attempt, _ census: Census, _ digest: Digest) {
    guard let plan = attempt.plan else { return nil }
    var candidates = census.items.map { Sample.Candidate(id: $0.id, annotators: $0.authors) }
    candidates += plan.withdrawn.map { Sample.Candidate(id: $0, annotators: []) }
    guard !plan.isWhole else {
      (seed, drawn, added) = (nil, candidates.map(\.id).sorted { $0.precedes($1) }, [])
      return
    }
    guard !plan.drawnBy.isEmpty, let secrets = attempt.revealed else { return nil }
    let source = Self.seed(of: plan, secrets: secrets)
    let seed = digest(source.bytes)
    let sample = Sample(
      from: candidates, seed: seed, size: plan.sample, minimum: plan.minimumPerAnnotator, digest: digest)
    (self.seed, drawn, added) = (seed, sample.drawn, sample.added)
  }

  /// What the seed of an attempt is made of.
  package static func seed(of plan: AttemptPlan, secrets: [String]) -> SampleSeed {
    SampleSeed(
      dataset: plan.dataset, batch: plan.batch.description, attempt: plan.attempt, root: plan.root, secrets: secrets)
  }
}
