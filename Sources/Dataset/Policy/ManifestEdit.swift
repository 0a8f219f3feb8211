package import Diagnostics
import Documents

/// The manifest as text, changed without losing a comment.
package struct ManifestEdit {
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// The text with an entry at the end of `streams:`.
  ///
  /// - Parameter entry: lines indented by two spaces.
  /// - Throws: ``Refusal`` where `streams:` is written in braces, so that nothing can be put behind it.
  package func adding(_ entry: String) throws(Refusal) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let document = Document.read(Array(text.utf8), as: .yaml).document,
      let streams = document.root.entries.first(where: { $0.key.reads("streams") }),
      streams.value.style == .plain, streams.value.kind == .mapping
    else {
      throw Refusal("dataset.yaml has no `streams:` with one stream a line", help: "write the stream into it by hand")
    }
    let start = Int(streams.key.mark.line)
    // The block goes on while lines are indented or empty; what is empty at its end stays behind the new entry.
    let block = lines[start...].prefix { $0.isEmpty || $0.hasPrefix(" ") }
    let end = (block.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? start - 1) + 1
    return (lines[..<end] + [entry] + lines[end...]).joined(separator: "\n")
  }
}
