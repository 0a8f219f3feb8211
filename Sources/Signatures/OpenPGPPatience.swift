/// How many more signatures that nobody's key made gpg is asked about: each costs a process, and whoever sends them
/// needs nobody's key for it. Shared by all who check one push.
package actor OpenPGPPatience {
  /// So many are told apart for whoever has to mend them.
  private var left = 20

  package init() {}

  /// Why a signature is not looked at any more; nil as long as it is.
  var end: SignatureStatus.Unverifiable? {
    guard left <= 0 else { return nil }
    return .init(
      reason: "it was not looked at, since 20 others were not made by the keys that they name",
      help: "mend those first, and push again")
  }

  /// Notes what came of asking gpg.
  func note(_ status: SignatureStatus) {
    switch status {
    // What a person's own key made, be it too old or too weak, somebody had to make.
    case .bad(.mismatch), .bad(.unknownKey), .bad(.format): left -= 1
    default: break
    }
  }
}
