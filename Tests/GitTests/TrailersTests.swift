import Git
import Support
import Testing

/// Trailers as `git interpret-trailers` gives them; where a paragraph is mixed, stricter, and never laxer.
@Suite struct TrailersTests {
  private static let pure = [
    "Subject\n\nRubric: notes@1.0.0\n", "Subject\n\nBody.\n\nA: 1\nB: 2\n", "Subject\n\nA: 1\r\nB: 2\r\n",
    "Subject\r\n\r\nA: 1\r\n",
    "Subject\n\nA: one\n two\n\tthree\n", "Subject\n\nA : x\n", "Subject\n\nA:x\n", "Subject\n\nA:\n", "A: 1\n",
    "A: 1\nB: 2\n",
    "Subject\n\nA: 1\n\n\n", "Subject\n\n\u{A0}\nA: 1\n", "Subject\n\u{A0}\nA: 1\n", "Subject\n \nA: 1\n",
    "Subject\n\n# note\nA: 1\n",
    "Subject\n\nA: 1\n# note\n",
    "Subject\n\nSigned-off-by: Ada <ada@example.com>\n(cherry picked from commit 1234567)\n",
    "Subject\n\nA: \u{e9}\u{1F600}\n", "Subject\n\nA: b: c\n", "Subject\n\nA-b-C9: x\n", "Subject\n\nA: \u{2003}x\n",
    "Subject\n\nA: 1\nA: 1\n",
    "Subject\n\nRubric: a@1.0.0\n\u{301}\n", "", "\n", "\n\nA: 1\n", "Subject", "Subject\n\n: x\n",
  ]

  private static let mixed = [
    "Subject\n\nA line.\nA: 1\n", "Subject\n\nA: 1\nA line.\n",
    "Subject\n\nSigned-off-by: Ada <ada@example.com>\nA line.\nB: 1\n",
    "Subject\n\n x: y\nA: 1\n", "Subject\n\nA b: 1\n", "Subject\n\nhttps://example.com\n", "Subject\n\nA\u{e4}: 1\n",
    "Subject\n\nA: 1\n\u{85}\nB: 2\n",
    "Subject\n\nA: 1\u{2028}B: 2\n", "Subject\n\nA: 1\n---\nB: 2\n", "Subject\n\nA: 1\n\u{301}: 2\n",
  ]

  private static func ours(_ message: String) -> [String] { Trailers.read(message).map { "\($0.key): \($0.value)" } }

  private static func gits(_ message: String, _ sandbox: Sandbox) throws -> [String] {
    try sandbox.git(["interpret-trailers", "--parse", "--no-divider"], in: "", input: Array(message.utf8)).lines
      .filter { !$0.hasPrefix("(cherry") }
      .map { line in line.hasSuffix(": ") ? line : line }
  }

  @Test func agreesWithGitOnTrailersAlone() throws {
    let sandbox = try Sandbox()
    for message in Self.pure {
      #expect(Self.ours(message) == (try Self.gits(message, sandbox)), "\(message.debugDescription)")
    }
  }

  @Test func isNeverLaxerThanGit() throws {
    let sandbox = try Sandbox()
    for message in Self.mixed {
      let gits = try Self.gits(message, sandbox)
      #expect(Self.ours(message).allSatisfy { gits.contains($0) }, "\(message.debugDescription)")
    }
  }

  /// A value that was made anew for each of its lines cost the square of their number.
  @Test func readsLongFoldsInOnePass() {
    let message = "Subject\n\nNote: x\n" + String(repeating: " y\n", count: 200_000)
    let trailers = Trailers.read(message)
    #expect(trailers.count == 1 && trailers[0].value.utf8.count == 400_001)
  }

  @Test func scissorsEndTheMessage() {
    let message = "Subject\n\nA: 1\n# ------------------------ >8 ------------------------\ndiff\nB: 2\n"
    #expect(Self.ours(message) == ["A: 1"])
  }
}
