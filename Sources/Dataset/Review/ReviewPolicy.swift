import Documents

/// How the items of a stream are reviewed before they count, by the manifest.
package struct ReviewPolicy: Hashable, Sendable {
  /// What an item without its approvals is kept from.
  package enum Gate: String, Sendable {
    /// The sign-off of its batch.
    case signOff = "sign-off"
    /// Every protected ref.
    case landing
  }

  /// What proves a statement on a protected ref.
  package enum Proof: String, Sendable {
    /// The signature of the commit that brings it.
    case commit
    /// A signature over its record, whatever commit brings it.
    case record
    case both
  }

  /// How many distinct people, none of them an author, must approve an item.
  package let approvals: Int
  /// Whether nobody may see a verdict before the others' are fixed.
  package let isIndependent: Bool
  package let gate: Gate
  package let proof: Proof
  /// The ids of the people who decide where reviewers or judges differ; nil where the manifest names none, so that any
  /// reviewer does who had no part in the item.
  package let adjudicators: [String]?

  package init(
    approvals: Int = 1, isIndependent: Bool = false, gate: Gate = .signOff, proof: Proof = .commit,
    adjudicators: [String]? = nil
  ) {
    self.approvals = approvals
    self.isIndependent = isIndependent
    self.gate = gate
    self.proof = proof
    self.adjudicators = adjudicators
  }

  /// Whether first verdicts are sealed: where one person's is enough, there is nobody to be independent of.
  package var isSealed: Bool { isIndependent && approvals > 1 }

  /// Whether the stream names a person who decides where others differ.
  package func names(_ person: String) -> Bool { adjudicators?.contains(person) ?? false }

  /// Reads a stream's `review`; what the manifest leaves out gets its default.
  init(_ node: Node?) {
    self.init(
      // A number beyond counting is one that no people reach.
      approvals: node?["approvals"].map { $0.integer ?? .max } ?? 1,
      isIndependent: node?["independent"]?.boolean ?? false,
      gate: node?["gate"].flatMap { Gate(rawValue: $0.text) } ?? .signOff,
      proof: node?["proof"].flatMap { Proof(rawValue: $0.text) } ?? .commit,
      adjudicators: node?["adjudicators"]?.elements.map(\.text))
  }
}
