import Documents
import Testing

/// Whatever a text looks like: after an edit it says what it should, and every byte that the edit does not concern is
/// there as it was.
@Suite struct GeneratedEditTests {
  /// Somewhere in a document.
  private struct Place {
    let path: [String]
    let value: Value
  }

  private static func places(in value: Value, at path: [String] = []) -> [Place] {
    let own = [Place(path: path, value: value)]
    switch value {
    case .mapping(let entries): return own + entries.flatMap { places(in: $0.value, at: path + [$0.key]) }
    case .list(let elements):
      return own + elements.enumerated().flatMap { places(in: $0.element, at: path + ["\($0.offset)"]) }
    default: return own
    }
  }

  private static func replacing(_ path: ArraySlice<String>, in value: Value, by new: Value) -> Value {
    guard let step = path.first else { return new }
    switch value {
    case .mapping(let entries):
      return .mapping(
        entries.map { $0.key == step ? .init($0.key, replacing(path.dropFirst(), in: $0.value, by: new)) : $0 })
    case .list(let elements):
      return .list(
        elements.enumerated().map {
          "\($0.offset)" == step ? replacing(path.dropFirst(), in: $0.element, by: new) : $0.element
        })
    default: return value
    }
  }

  private static let values: [Value] = [
    .string("new"), .string("it's: [new], #1"), .string("two\nlines"), .number("7"), .null, .boolean(false),
    .list([.string("x"), ["k": .string("v, w")]]), ["k": .list([.number("1")]), "z": .string("y")], .list([]),
  ]

  @Test func readsAsItShouldAndKeepsEveryOtherByte() throws {
    var random = SplitMix64(seed: 20)
    var (tried, done) = (0, 0)
    for round in 0..<(GeneratedDocumentTests.rounds / 10) {
      var sketch = SketchedYAML(random: SplitMix64(seed: UInt64(round) &+ 7_000_000))
      let text = Array(sketch.document().utf8)
      guard var edit = try? YAMLEdit(text) else { continue }
      let value = Value(edit.root)
      let place = random.pick(Self.places(in: value))
      let new = random.pick(Self.values)
      let (expected, removable): (Value, Bool)
      tried += 1
      do {
        switch place.value {
        case .list(let elements):
          try edit.append(new, at: place.path)
          (expected, removable) = (
            Self.replacing(place.path[...], in: value, by: .list(elements + [new])), elements.isEmpty
          )
        case .mapping(let entries):
          try edit.set("added", to: new, at: place.path)
          let after = Value.mapping(entries + [.init("added", new)])
          (expected, removable) = (Self.replacing(place.path[...], in: value, by: after), entries.isEmpty)
        default:
          guard let key = place.path.last, Int(key) == nil else { continue }
          try edit.set(key, to: new, at: Array(place.path.dropLast()))
          (expected, removable) = (Self.replacing(place.path[...], in: value, by: new), true)
        }
      } catch {
        #expect(edit.bytes == text)
        continue
      }
      done += 1
      let seen = String(decoding: text, as: UTF8.self)
      #expect(Document.read(edit.bytes, as: .yaml).document.map { Value($0.root) } == expected, "\(seen)")
      expectOnlyOnePlace(of: text, in: edit.bytes, removable: removable)
    }
    #expect(tried > 100 && done * 3 > tried, "\(done) of \(tried)")
  }

  /// One piece is new, and what it takes the place of is at most a value on one line.
  private func expectOnlyOnePlace(of old: [UInt8], in new: [UInt8], removable: Bool) {
    let old = old.last == 0x0A ? old : old + [0x0A]
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let removed = String(decoding: old[start..<(old.count - end)], as: UTF8.self)
    let seen = String(decoding: old, as: UTF8.self)
    #expect(removable || removed.isEmpty, "\(seen)")
    #expect(!removed.contains("\n"), "\(seen)")
    // Behind brackets that make room for lines, a comment moves to the left; all are numbered.
    guard let comment = removed.firstRange(of: "#c") else { return }
    #expect(removed.hasPrefix("[]") || removed.hasPrefix("{}"), "\(seen)")
    #expect(String(decoding: new, as: UTF8.self).contains(" \(removed[comment.lowerBound...])"), "\(seen)")
  }
}
