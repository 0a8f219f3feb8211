import Dataset
import Diagnostics
import Signatures

/// The secrets of one person for one batch, which lie in the git directory of this clone alone until they are revealed.
///
/// One a line; which attempt a line is for, its digest in `batch.yaml` says. Nothing is taken out once its digest is
/// committed: such a secret can only be lost.
struct SecretFile {
  let path: String
  private let folder: (parent: String, names: [String])

  /// - Parameter directory: the git directory that linked work trees share, without a closing `/`.
  init(of person: String, on batch: BatchName, in directory: String) {
    folder = ("\(directory)/dataset", ["secrets", batch.stream, batch.batch])
    path = "\(directory)/dataset/secrets/\(batch)/\(person)"
  }

  /// Draws secrets and keeps them.
  ///
  /// - Returns: the new ones alone.
  func draw(_ count: Int) throws(Failure) -> [Secret] {
    let drawn = (0..<count).compactMap { _ in Secret(RandomDigits.hex64()) }
    try FileSystem.makePrivateDirectory(folder.names, in: folder.parent)
    let lines = try secrets() + drawn
    try FileSystem.writePrivate(lines.flatMap(\.file), to: path)
    return drawn
  }

  /// Takes secrets out again that nobody has committed to.
  func takeBack(_ drawn: [Secret]) throws(Failure) {
    let left = try secrets().filter { !drawn.contains($0) }
    guard !left.isEmpty else { return try FileSystem.remove(path) }
    try FileSystem.writePrivate(left.flatMap(\.file), to: path)
  }

  /// The secret with a digest; nil where it is not here.
  func secret(for digest: String) throws(Failure) -> Secret? {
    try secrets().first { ContentDigest.sha256($0.file) == digest }
  }

  private func secrets() throws(Failure) -> [Secret] {
    guard let bytes = try FileSystem.readPrivate(path) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let secrets = lines.compactMap { Secret(String($0)) }
    guard secrets.count == lines.count else {
      throw Failure(
        "\(path.shown(limit: 300)) holds something else than secrets", help: "bring the file back from your backup")
    }
    return secrets
  }

  /// What whoever has drawn secrets must know.
  func advice(on count: Int) -> String {
    """
    Your secrets for \(counted(count, "attempt")) lie in \(path.shown(limit: 300)), readable by \
    you alone.
    Back the file up: without its secret an attempt draws no sample, and the whole batch has to be audited.

    """
  }
}

extension [Secret] {
  /// What is committed for the secrets before anybody sees them.
  var digests: [String] { map { ContentDigest.sha256($0.file) } }
}

/// Randomness that nobody can guess.
enum RandomDigits {
  /// 32 bytes of the system's cryptographic generator, as 64 lower-case hex digits.
  static func hex64() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(random.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
