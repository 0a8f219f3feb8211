import Documents
import JSONPath
import Testing

/// What queries select: on YAML, in order, each node with its place.
@Suite struct EvaluationTests {
  private static let item = """
    id: bf-1
    before_run: r2
    FAIL_TO_PASS: [a, b]
    evidence:
      runs:
        - {id: r1, exit: 1}
        - {id: r2, exit: 0}
        - id: 2
    responses: {a: {author: ada}, b: {author: grace}, c: none}
    """

  @Test(arguments: [
    ("$.FAIL_TO_PASS[*]", ["a", "b"]), ("$.evidence.runs[*].id", ["r1", "r2", "2"]),
    ("$.evidence.runs[?@.id == $.before_run].exit", ["0"]), ("$.responses.*.author", ["ada", "grace"]),
    ("$..id", ["bf-1", "r1", "r2", "2"]), ("$.evidence.runs[-1,0].id", ["2", "r1"]),
    ("$['id','id']", ["bf-1", "bf-1"]), ("$.evidence..[?@.exit >= 0].id", ["r1", "r2"]),
    ("$.evidence.runs[::-1].id", ["2", "r2", "r1"]), ("$.responses[?@.author]", ["{1}", "{1}"]),
    ("$[?length(@.runs) == 3]", ["{1}"]), ("$.evidence.runs[?@.id == 2].id", ["2"]), ("$[?@ == 'r2']", ["r2"]),
    ("$.responses[?count(@.*) == 1].author", ["ada", "grace"]), ("$.evidence.runs[1:].id", ["r2", "2"]),
    ("$.evidence[?value(@[?@.exit == 0].id) == $.before_run]", ["[3]"]),
  ])
  func selects(query: String, expected: [String]) throws { #expect(try select(query, from: Self.item) == expected) }

  @Test(arguments: [
    "$.ID", "$.id.x", "$.id[0]", "$.id.*", "$.id..*", "$.FAIL_TO_PASS.a", "$.FAIL_TO_PASS[2]", "$.FAIL_TO_PASS[-3]",
    "$.responses[0]", "$.responses[0:]", "$.FAIL_TO_PASS['0']", "$.FAIL_TO_PASS[0:2:0]",
    "$.evidence.runs[?@.id == '2']",
    "$.evidence.runs[?@.exit == '0']", "$[?@ == null]", "$[?!@]", "$.responses[?@ > 'none']", "$.before_run[?@]",
    "$.evidence.runs[?@.exit < '1']", "$[?length(@) == length(1)]['x']", "$.responses[?length(@.x) > 0]",
    "$.evidence.runs[?match(@.id, 'r')]", "$.evidence.runs[?match(@.exit, '1')]", "$.FAIL_TO_PASS[9007199254740991]",
    "$.FAIL_TO_PASS[9007199254740991::-9007199254740991][0]", "$.FAIL_TO_PASS[-9007199254740991:-9007199254740991]",
  ])
  func selectsNothing(query: String) throws { #expect(try select(query, from: Self.item).isEmpty) }

  @Test func nodesHaveTheirPlaces() throws {
    let root = try #require(Document.read(Array(Self.item.utf8), as: .yaml).document).root
    var evaluator = JSONPathEvaluator()
    let nodes = try evaluator.nodes(of: JSONPath("$..exit"), in: root)
    #expect(nodes.map(\.mark) == [Mark(line: 6, column: 22), Mark(line: 7, column: 22)])
    #expect(nodes.map(\.pointer) == ["/evidence/runs/0/exit", "/evidence/runs/1/exit"])
  }

  /// Any node can be what `$` stands for.
  @Test func beginsAtTheNodeThatItIsGiven() throws {
    let root = try #require(Document.read(Array(Self.item.utf8), as: .yaml).document).root
    let run = try #require(root["evidence"]?["runs"]?.elements.first { _ in true })
    var evaluator = JSONPathEvaluator()
    #expect(try evaluator.nodes(of: JSONPath("$.id"), in: run).map(\.text) == ["r1"])
    #expect(try evaluator.nodes(of: JSONPath("$..*[?@ == $.before_run]"), in: run).isEmpty)
    #expect(try evaluator.selectsAny(of: JSONPath("$[?@ == 'r1']"), in: run))
    #expect(try !evaluator.selectsAny(of: JSONPath("$.before_run"), in: run))
  }

  @Test(arguments: [
    // Composed and decomposed are two names, and two texts, whatever Swift's `String` says.
    ("$['\u{e9}']", ["composed"]), ("$['e\u{301}']", ["decomposed"]), ("$.\u{e9}", ["composed"]),
    ("$[?@ == 'e\u{301}x']", []), ("$.words[?length(@) == 1]", ["\u{1F600}", "\u{FF5E}"]),
    // By code points; UTF-16 has it the other way round.
    ("$.words[?@ > '\u{FF5E}']", ["\u{1F600}"]), ("$.words[?@ == '\\uD83D\\uDE00']", ["\u{1F600}"]),
    ("$.words[?match(@, '.')]", ["\u{1F600}", "\u{FF5E}"]), ("$.words[?match(@, '\\\\p{Lu}.*')]", ["\u{c9}x"]),
  ])
  func readsCodePoints(query: String, expected: [String]) throws {
    let yaml = "\u{e9}: composed\ne\u{301}: decomposed\nwords: [\u{1F600}, \u{FF5E}, \u{c9}x]\n"
    let found = try select(query, from: yaml)
    #expect(found.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }
}
