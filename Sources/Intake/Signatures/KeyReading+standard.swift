import Dataset
package import Engine
import Signatures

extension KeyReading {
  /// Reads keys by what signatures are checked with.
  package static let standard = KeyReading { material in
    switch material {
    case .openpgp(let fingerprint): return .key(KeyIdentity(raw: Array(fingerprint.utf8), name: fingerprint))
    case .ssh(let line):
      do throws(PublicKey.Fault) {
        let key = try PublicKey(line: line)
        return .key(KeyIdentity(raw: key.blob, name: key.fingerprint))
      } catch {
        return .unusable(reason: error.reason, help: "make another: ssh-keygen -t ed25519")
      }
    }
  }
}
