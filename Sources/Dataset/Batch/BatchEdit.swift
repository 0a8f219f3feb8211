package import Diagnostics
package import Documents

/// A batch's `batch.yaml`, changed by what is done with the batch, without losing a comment.
package struct BatchEdit {
  private var text: YAMLEdit

  /// - Throws: ``Refusal`` where the text is not one that can be changed in places.
  package init(_ bytes: [UInt8]) throws(Refusal) {
    text = try orRefusal { () throws(YAMLEdit.Refusal) in try YAMLEdit(bytes) }
  }

  /// The text with the changes made so far.
  package var bytes: [UInt8] { text.bytes }

  /// Sets where the batch stands.
  package mutating func set(_ state: Batch.State) throws(Refusal) {
    try edit { (text) throws(YAMLEdit.Refusal) in try text.set("state", to: .string(state.rawValue), at: []) }
  }

  /// Adds digests of a person's secrets, after those that the person has.
  ///
  /// - Parameter part: `calibrator` or `witness`.
  package mutating func commit(_ digests: [String], of person: String, as part: String) throws(Refusal) {
    let commitment: Value = [
      "person": .string(person), "secrets": .list(digests.map { .string($0) }),
    ]
    try edit { (text) throws(YAMLEdit.Refusal) in
      guard let known = text.root["commitments"] else {
        return try text.set("commitments", to: .mapping([Value.Entry(part, commitment)]), at: [])
      }
      guard known[part] != nil else { return try text.set(part, to: commitment, at: ["commitments"]) }
      for digest in digests { try text.append(.string(digest), at: ["commitments", part, "secrets"]) }
    }
  }

  /// Sets the pin.
  ///
  /// - Throws: ``Refusal`` where a key of it is not on a line of its own.
  package mutating func set(_ pin: Pin) throws(Refusal) {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    guard let rubric = try line(of: "rubric", in: lines) else { throw Self.unexpected }
    let moved = try line(of: "moved_from", in: lines)
    lines[rubric] = Self.replacing(in: lines[rubric], "rubric: \(pin.version)")
    switch (pin.old, moved) {
    case (let old?, let line?): lines[line] = Self.replacing(in: lines[line], "moved_from: \(old)")
    case (let old?, nil): lines.insert("moved_from: \(old)", at: rubric + 1)
    case (nil, let line?): lines.remove(at: line)
    case (nil, nil): break
    }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    try edit { (text) throws(YAMLEdit.Refusal) in text = try YAMLEdit(bytes) }
  }

  private mutating func edit(_ body: (inout YAMLEdit) throws(YAMLEdit.Refusal) -> Void) throws(Refusal) {
    do { try body(&text) } catch { throw Refusal(error) }
  }

  /// The number of the line that holds a key and its value, and nothing else; nil where there is no such key.
  private func line(of key: String, in lines: [String]) throws(Refusal) -> Int? {
    guard let node = text.root[key] else { return nil }
    let index = Int(node.mark.line) - 1
    guard lines.indices.contains(index), lines[index].hasPrefix("\(key):") else { throw Self.unexpected }
    return index
  }

  /// A line with another entry, and the comment that it had.
  private static func replacing(in line: String, _ entry: String) -> String {
    guard let comment = line.firstRange(of: " #") else { return entry }
    return entry + line[comment.lowerBound...]
  }

  private static let unexpected = Refusal(
    "batch.yaml does not have `rubric:` and `moved_from:` on lines of their own", help: "write the pin by hand")
}

extension Refusal {
  /// Why a text was not changed in places.
  package init(_ refusal: YAMLEdit.Refusal) {
    self.init(refusal.words, help: refusal.help)
  }
}

/// Runs what changes a text in places, and throws ``Refusal`` where it is refused.
func orRefusal<Result>(_ body: () throws(YAMLEdit.Refusal) -> Result) throws(Refusal) -> Result {
  do { return try body() } catch { throw Refusal(error) }
}
