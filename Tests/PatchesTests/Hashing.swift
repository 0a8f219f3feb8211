import Crypto
import Patches

extension ObjectHash {
  static let sha1 = ObjectHash(length: 20) { Array(Insecure.SHA1.hash(data: $0)) }
  static let sha256 = ObjectHash(length: 32) { Array(SHA256.hash(data: $0)) }
}
