import Dataset
import Documents

/// A batch's `batch.yaml` as text, changed without losing a comment.
struct BatchText {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The text with another pin.
  ///
  /// - Throws: ``Failure`` where a key is not on a line of its own.
  func pinning(_ pin: Pin) throws(Failure) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let root = Document.read(Array(text.utf8), as: .yaml).document?.root
    guard let rubric = try line(of: "rubric", in: root, lines) else { throw Self.unexpected }
    let moved = try line(of: "moved_from", in: root, lines)
    lines[rubric] = Self.replacing(in: lines[rubric], "rubric: \(pin.version)")
    switch (pin.old, moved) {
    case (let old?, let line?): lines[line] = Self.replacing(in: lines[line], "moved_from: \(old)")
    case (let old?, nil): lines.insert("moved_from: \(old)", at: rubric + 1)
    case (nil, let line?): lines.remove(at: line)
    case (nil, nil): break
    }
    return lines.joined(separator: "\n")
  }

  /// The number of the line that holds a key and its value, and nothing else; nil where there is no such key.
  private func line(of key: String, in root: Node?, _ lines: [String]) throws(Failure) -> Int? {
    guard let node = root?[key] else { return nil }
    let index = Int(node.mark.line) - 1
    guard lines.indices.contains(index), lines[index].hasPrefix("\(key):") else { throw Self.unexpected }
    return index
  }

  /// A line with another entry, and the comment that it had.
  private static func replacing(in line: String, _ entry: String) -> String {
    guard let comment = line.firstRange(of: " #") else { return entry }
    return entry + line[comment.lowerBound...]
  }

  private static let unexpected = Failure(
    "batch.yaml does not have `rubric:` and `moved_from:` on lines of their own", help: "write the pin by hand")
}
