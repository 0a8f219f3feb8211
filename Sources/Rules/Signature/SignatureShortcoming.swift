import Engine

extension SignatureState? {
  /// Why a detached signature is nobody's word, to follow "the signature"; nil where there is none.
  var shortcoming: String? {
    switch self {
    case .good: "is made with a key that is nobody's, or not active"
    case .bad(let reason, _): reason
    case .unverifiable(let reason, _): "cannot be checked here: \(reason)"
    case .unsigned, nil: nil
    }
  }
}
