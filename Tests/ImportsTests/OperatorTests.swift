import Imports
import Testing

@Suite struct OperatorTests {
  @Test(arguments: [
    // Constants and nesting.
    ("text", "{}", "\"text\""), ("{a: 1, b: [true, 2.50]}", "{}", "{a:1,b:[true,2.50]}"),
    // $from
    ("{$from: /a/b}", #"{"a": {"b": [1]}}"#, "[1]"), ("{$from: /a~1b/~0}", #"{"a/b": {"~": 3}}"#, "3"),
    ("{$from: /a/1}", #"{"a": ["x", "y"]}"#, "\"y\""),
    ("{$from: /a/01}", #"{"a": ["x", "y"]}"#, "/a/01|/x|the source has no `/a/01`"),
    ("{$from: /a/-}", #"{"a": ["x"]}"#, "/a/-|/x|the source has no `/a/-`"), ("{$from: /a}", #"{"a": 1.50}"#, "1.50"),
    ("{$from: /a}", "{}", "/a|/x|the source has no `/a`"), ("{$from: /a}", #"{"a": null}"#, "/a|/x|`/a` is null"),
    ("{$from: '/files/{/name}'}", #"{"files": {"a/b~c": 7}, "name": "a/b~c"}"#, "7"),
    ("{$from: '/{{a}}'}", #"{"{a}": 5}"#, "5"),
    ("{deep: {er: [0, {$from: /a}]}}", "{}", "/a|/x/deep/er/1|the source has no `/a`"),
    // $text
    ("{$text: 'v{/a}-{/b/0}'}", #"{"a": 1, "b": ["z"]}"#, "\"v1-z\""),
    ("{$text: '{{{/a}}}'}", #"{"a": true}"#, "\"{true}\""),
    ("{$text: '{/a}'}", #"{"a": []}"#, "|/x|a hole of a text would be filled with a list"),
    ("{$text: 'x{/a}'}", "{}", "/a|/x|the source has no `/a`"),
    (
      "{$text: '{import/person} {import/line} {import/rubric} {import/file} {import/now}'}", "{}",
      "\"ada 1 1.2.0 records.jsonl 2026-05-04T03:02:01Z\""
    ),
    // $first
    ("{$first: [{$from: /a}, {$from: /b}, 3]}", #"{"b": 2}"#, "2"),
    ("{$first: [{$from: /a}, {$from: /b}]}", #"{"a": "", "b": 2}"#, "2"),
    ("{$first: [{$from: /a}, {$from: /b}]}", "{}", "/b|/x|the source has no `/b`"),
    ("{$first: [{$from: /a, $as: integer}, 3]}", #"{"a": "no"}"#, "|/x|`no` is no whole number"),
    // $value, as a whole
    ("{$value: {a: {$from: /a}, b: 1}, $optional: true}", "{}", "left out"),
    ("{$value: {a: {$from: /a}, b: 1}, $optional: true}", #"{"a": 0}"#, "{a:0,b:1}"),
    ("{$value: {$ref: 1}}", "{}", "ImportMapError(problems: ["),
    // $optional and $default: no such field, null, the empty
    ("{$from: /a, $optional: true}", "{}", "left out"), ("{$from: /a, $optional: true}", #"{"a": null}"#, "left out"),
    ("{$from: /a, $optional: true}", #"{"a": ""}"#, "left out"), ("{$from: /a}", #"{"a": ""}"#, "\"\""),
    ("{$from: /a, $optional: true}", #"{"a": 0}"#, "0"), ("{$from: /a, $default: [none]}", #"{"a": []}"#, "[\"none\"]"),
    ("{$from: /a, $default: {$from: /b}}", #"{"b": 5}"#, "5"), ("{$from: /a, $as: integer, $default: 7}", "{}", "7"),
    ("{$from: /a, $as: integer, $default: 7}", #"{"a": "x"}"#, "|/x|`x` is no whole number"),
    ("[{$from: /a, $optional: true}, 2]", "{}", "[2]"),
    // $where on a value
    ("{$from: /a, $where: {/b: 1}, $optional: true}", #"{"a": 5, "b": 1.0}"#, "5"),
    ("{$from: /a, $where: {/b: 1}, $optional: true}", #"{"a": 5, "b": "1"}"#, "left out"),
    ("{$from: /a, $where: {/b: 1}}", #"{"a": 5}"#, "|/x|what the map asks for by `$where` does not hold"),
  ])
  func yields(expression: String, record: String, expected: String) {
    let result = field(expression, record)
    #expect(expected.hasSuffix("[") ? result.hasPrefix(expected) : result == expected)
  }

  @Test(arguments: [
    ("{$each: /a}", #"{"a": [1, 2]}"#, "[1,2]"),
    ("{$each: /a, $yield: {n: {$from: number}, v: {$from: value/b}}}", #"{"a": [{"b": 7}]}"#, "[{n:1,v:7}]"),
    ("{$each: /a, $yield: {$text: '{number}{key}={value}'}}", #"{"a": {"p": 1, "q": 2}}"#, "[\"1p=1\",\"2q=2\"]"),
    (
      "{$each: /a, $where: {key: {match: '^q'}}, $yield: {$text: '{number}{key}'}}", #"{"a": {"p": 1, "q": 2}}"#,
      "[\"1q\"]"
    ),
    ("{$each: /a, $where: {value: [1, 3]}}", #"{"a": [1, 2, 3]}"#, "[1,3]"),
    (
      "{$each: /a, $where: {value/k: {not: {exists: true}}}, $yield: {$from: value/v}}",
      #"{"a": [{"k": 1, "v": 1}, {"k": null, "v": 2}]}"#, "[2]"
    ),
    ("{$each: /a, $yield: {$from: previous, $optional: true}}", #"{"a": [1, 2, 3]}"#, "[1,2]"),
    (
      "{$each: /a, $where: {value/p: {same: previous/n}}, $yield: {$from: value/n}}",
      #"{"a": [{"n": 1}, {"n": 3, "p": 9}, {"n": 2, "p": 1}]}"#, "[1,2]"
    ),
    ("{$each: /a, $yield: {$each: value, $yield: {$from: value}}}", #"{"a": [[1], [2, 3]]}"#, "[[1],[2,3]]"),
    ("{$each: {$from: /a, $as: lines}, $where: {value: {match: '\\S'}}}", #"{"a": "x\r\n \ny\n"}"#, "[\"x\",\"y\"]"),
    ("{$each: /a}", #"{"a": "x"}"#, "|/x|`$each` goes over a text"),
    ("{$each: /a}", "{}", "/a|/x|the source has no `/a`"),
    ("{$each: /a, $optional: true}", #"{"a": []}"#, "left out"), ("{$each: /a}", #"{"a": []}"#, "[]"),
    ("{$each: /a, $yield: {$from: value/b}}", #"{"a": [{"b": 1}, {}]}"#, "value/b|/x/1|the source has no `value/b`"),
    // In a list, its elements stand in its place, unless they are converted.
    ("[0, {$each: /a}, 9]", #"{"a": [1, 2]}"#, "[0,1,2,9]"), ("[{$each: /a, $as: count}]", #"{"a": [1, 2]}"#, "[2]"),
    ("[0, {$each: /a, $yield: {$from: value/b}}]", #"{"a": [{}]}"#, "value/b|/x/0|the source has no `value/b`"),
    ("{$each: record, $where: {key: {not: id}}, $yield: {$from: key}}", #"{"a": 1}"#, "[\"a\"]"),
  ])
  func goesOverElements(expression: String, record: String, expected: String) {
    #expect(field(expression, record) == expected)
  }

  @Test func readsSettings() {
    let settings = """
      settings:
        minutes: {description: Minutes., type: number}
        use: {description: Use., default: train}
      """
    let expression = "{m: {$from: set/minutes, $optional: true}, u: {$from: set/use}}"
    #expect(field(expression, "{}", more: settings) == "{u:\"train\"}")
    #expect(field(expression, "{}", ["minutes": "12.50", "use": "eval"], more: settings) == "{m:12.5,u:\"eval\"}")
    #expect(
      field(expression, "{}", ["minutes": "x"], more: settings).contains("`x` is no value for the setting `minutes`"))
    #expect(field(expression, "{}", ["minuets": "1"], more: settings).contains("write `--set minutes=…`"))
    #expect(field("1", "{}", ["use": "eval"]).contains("the map has no setting `use`"))
  }
}
