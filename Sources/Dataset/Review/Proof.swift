import Documents

/// A detached signature over records, `proofs/<person>-<n>.sig`, which proves them whatever commit carries them.
///
/// The file holds the text that was signed, and below it the armoured signature:
///
///     git-dataset/proof/1
///     7f8c2a52-…
///     9c1e…  streams/bug-fix/batches/2026-11-a/reviews/bf-000017/ada.1.yaml
///     -----BEGIN SSH SIGNATURE-----
///     …
///
/// The lines stand in the file, so that it can be checked by itself: where a forge joins several commits into one,
/// nobody could tell any more which records each signature was about.
package struct Proof: Hashable, Sendable {
  /// A record, by its path from the root of the repository.
  package struct Line: Hashable, Sendable {
    /// The SHA-256 of the record's file, 64 lower-case hex digits.
    package let sha256: String
    package let path: String

    package init(sha256: String, path: String) {
      self.sha256 = sha256
      self.path = path
    }
  }

  /// The first line; the number is the version of the form.
  private static let heading = "git-dataset/proof/1"
  /// How the first line of every armoured signature begins.
  private static let armour = "-----BEGIN "

  /// The `id` of the dataset's manifest.
  package let dataset: String
  /// The records that are proven, in byte order of their paths.
  package let lines: [Line]

  package init(dataset: String, lines: [Line]) {
    self.dataset = dataset
    self.lines = lines.sorted { $0.path.precedes($1.path) }
  }

  /// The text that is signed, in UTF-8, with a line feed behind every line.
  package var text: String {
    ([Self.heading, dataset] + lines.map { "\($0.sha256)  \($0.path)" }).map { $0 + "\n" }.joined()
  }

  /// Whether a line is among those that are proven.
  package func covers(_ line: Line) -> Bool {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].path.precedes(line.path) { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low] == line
  }

  /// The file: the text, and below it its signature.
  package func file(signature: [UInt8]) -> [UInt8] { Array(text.utf8) + signature }

  /// Reads a file; nil where it is anything but a proof as ``file(signature:)`` writes it, byte for byte.
  package static func read(_ bytes: [UInt8]) -> (proof: Proof, signature: [UInt8])? {
    var lines: [Line] = []
    var heading: [String] = []
    var index = bytes.startIndex
    while !bytes[index...].starts(with: armour.utf8) {
      guard let end = bytes[index...].firstIndex(of: 0x0A),
        let text = String(validating: bytes[index..<end], as: UTF8.self)
      else { return nil }
      index = end + 1
      if heading.count < 2 {
        heading.append(text)
      } else {
        guard let line = line(text) else { return nil }
        lines.append(line)
      }
    }
    guard heading.first == Self.heading, heading.count == 2, !lines.isEmpty else { return nil }
    guard heading[1].utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else { return nil }
    let proof = Proof(dataset: heading[1], lines: lines)
    // Lines in another order, or one twice, are another text than the one that is read out of them.
    guard proof.lines == lines, Set(lines.map(\.path)).count == lines.count else { return nil }
    return (proof, Array(bytes[index...]))
  }

  /// `SHA-256  PATH`
  private static func line(_ text: String) -> Line? {
    guard let digest = String(text.utf8.prefix(64)), digest.isHex(digits: 64) else { return nil }
    let rest = text.utf8.dropFirst(64)
    guard rest.starts(with: "  ".utf8), let path = String(rest.dropFirst(2)), !path.isEmpty else { return nil }
    return Line(sha256: digest, path: path)
  }
}
