/// Disagreements between hook and `verify` that are known, each with its reason.
enum Known {
  /// Why a disagreement is known; nil where it is not.
  static func reason(for disagreement: Disagreement) -> String? {
    all.first { disagreement.signature.contains($0.signature) }?.reason
  }

  private static let all: [(signature: String, reason: String)] = []
}
