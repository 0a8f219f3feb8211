import Similarity
import Testing

/// Holds the table against each text by itself.
@Suite struct ResemblanceTableTests {
  private static func sketch(_ text: String) -> Sketch {
    var sketcher = Sketcher()
    sketcher.add(Array(text.utf8))
    return sketcher.sketch() ?? .none
  }

  private static func words(_ name: String, but changed: Int? = nil) -> String {
    (0..<80).map { (number: Int) in number == changed ? "another" : "\(name) \(number)" }.joined(separator: " ")
  }

  @Test func findsWhatResembles() {
    let texts = ["one", "two", "one", "three"].map { Self.sketch(Self.words($0)) }
    let table = ResemblanceTable(texts, threshold: 0.85)
    let changed = Self.sketch(Self.words("one", but: 40))
    #expect(table.places(like: changed, besides: []) == [0, 2])
    #expect(table.places(like: changed, besides: [0]) == [2])
    #expect(table.places(like: Self.sketch(Self.words("four")), besides: []) == [])
    #expect(ResemblanceTable([.none], threshold: 0.85).places(like: Self.sketch("a"), besides: []) == [])
  }

  /// Texts of one mould that resemble the other in vain end the search, and not the time.
  @Test func endsInTime() {
    let texts = (0..<500).map { number in
      Self.sketch(Self.words("one") + " " + (0..<40).map { "\(number)x\($0)" }.joined(separator: " "))
    }
    let table = ResemblanceTable(texts, threshold: 0.85)
    #expect(table.places(like: Self.sketch(Self.words("one")), besides: []) == [])
  }
}
