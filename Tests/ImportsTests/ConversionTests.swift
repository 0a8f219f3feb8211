import Imports
import Testing

@Suite struct ConversionTests {
  @Test(arguments: [
    ("integer", #""12""#, "12"), ("integer", "3.0", "3"), ("integer", #"" -7 ""#, "-7"),
    ("integer", "3.5", "|/x|`3.5` is no whole number"),
    ("integer", #""1e400""#, "|/x|`1e400` is no whole number"), ("number", #""012.50""#, "12.5"),
    ("number", #""x""#, "|/x|`x` is no number"),
    ("string", "1.50", "\"1.50\""), ("string", "true", "\"true\""),
    ("string", "[1]", "|/x|`string` is applied to a list"),
    ("boolean", #""True""#, "true"), ("boolean", "1", "|/x|`1` is no boolean"), ("trim", #"" \n x\t""#, "\"x\""),
    ("lower", #""ÄB""#, "\"äb\""),
    ("slug", #""Human Eval/12!""#, "\"human-eval-12\""), ("slug", #""--a__b..""#, "\"a__b\""),
    ("slug", #""é""#, "|/x|`é` is no text that an id could be made of"),
    ("lines", #""a\r\nb\n\nc""#, #"["a","b","","c"]"#), ("lines", #""""#, "[]"),
    ("first", "[4, 5]", "4"), ("last", "[4, 5]", "5"),
    ("first", "[]", "|/x|the list of which the map takes the first element is empty"),
    ("first", #""x""#, "|/x|`first` is applied to a text"), ("count", #"{"a": 1}"#, "1"),
    ("flatten", "[[1, 2], 3, [[4]]]", "[1,2,3,[4]]"),
    ("from-json", #""{\"a\": [1]}""#, "{a:[1]}"),
    ("from-json", #""{a""#, "|/x|the text is no JSON: a key in double quotes is expected here"),
    ("from-json", #""{\"a\":1,\"a\":2}""#, "|/x|the text is no JSON: the key `a` stands twice"),
    ("to-json", #"{"a": ["x\u0001\n", 1e5]}"#, "\"{\"a\":[\"x\\u0001\\n\",1e5]}\n\""),
    ("to-json-lines", #"[{"a": 1}, "é"]"#, "\"{\"a\":1}\n\"é\"\n\""),
    ("to-json-lines", "{}", "|/x|`to-json-lines` is applied to a mapping"),
    ("sha256", #""abc""#, "\"" + String(repeating: "0", count: 63) + "3\""),
    ("{split: ', '}", #""a, b,c""#, #"["a","b,c"]"#), ("{split: x}", #""xx""#, #"["","",""]"#),
    ("{join: '-'}", #"["a", 1, true]"#, "\"a-1-true\""),
    ("{join: '-'}", "[[1]]", "|/x|`join` is applied to a list"), ("{join: ''}", #"["a", "b"]"#, "\"ab\""),
    ("{match: '#([0-9]+)'}", #""see #12 and #13""#, "\"12\""), ("{match: '[0-9]+'}", "123", "\"123\""),
    ("{match: 'a(b)?'}", #""ac""#, "|/x|`ac` does not match `a(b)?`"),
    ("{match: '^x'}", #""y""#, "|/x|`y` does not match `^x`"), ("{text: '<{}> {/id} {{}}'}", #""y""#, "\"<y> one {}\""),
    ("{table: {High: major, '1': [a], 'true': 3}}", #""High""#, "\"major\""),
    ("{table: {High: major, '1': [a]}}", "1", "[\"a\"]"),
    ("{table: {High: major}}", #""Low""#, "|/x|`Low` is not in the table"),
    ("[trim, {split: ' '}, last, integer]", #"" a 5 ""#, "5"),
  ])
  func converts(conversion: String, value: String, expected: String) {
    #expect(field("{$from: /a, $as: \(conversion)}", "{\"a\": \(value)}") == expected)
  }

  @Test func whatMatchesNothingMayBeOptional() {
    #expect(field("{$from: /a, $as: {match: '^x'}, $optional: true}", #"{"a": "y"}"#) == "left out")
    #expect(field("{$from: /a, $as: {table: {a: 1}}, $default: 0}", #"{"a": "y"}"#) == "0")
  }

  @Test(arguments: [
    ("time", "2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05+02:00"),
    ("time", "2026-01-02t03:04:05.250z", "2026-01-02T03:04:05.250Z"),
    ("time", "2026-01-02 03:04:05Z", nil), ("time", "2026-01-02T03:04:05", nil), ("time", "2026-02-30T00:00:00Z", nil),
    ("time", "2026-01-02T24:00:00Z", nil),
    ("time", "2026-01-02T03:04:05+0200", nil), ("time", "2026-1-2T03:04:05Z", nil),
    ("{time: {format: '%m/%d/%Y %H:%M:%S', zone: '+08:00'}}", "2/3/2016 6:16:22", "2016-02-03T06:16:22+08:00"),
    ("{time: {format: '%d %b %Y, %I:%M %p', zone: Z}}", "29 Feb 2024, 12:05 am", "2024-02-29T00:05:00Z"),
    ("{time: {format: '%d %b %Y, %I:%M %p', zone: Z}}", "29 feb 2023, 12:05 pm", nil),
    ("{time: '%Y-%m-%d %H:%M:%S %z'}", "2026-01-02 03:04:05 -0330", "2026-01-02T03:04:05-03:30"),
    ("{time: '%s'}", "0", "1970-01-01T00:00:00Z"), ("{time: '%s'}", "951782399", "2000-02-28T23:59:59Z"),
    ("{time: '%s'}", "951782400", "2000-02-29T00:00:00Z"),
    ("{time: '%s'}", "-1", "1969-12-31T23:59:59Z"), ("{time: '%s.%f'}", "1700000000.125", "2023-11-14T22:13:20.125Z"),
    ("{time: '%s'}", "99999999999999", nil),
    ("{time: {format: '%Y%m%d', zone: Z}}", "20260102x", nil),
    ("{time: {format: '100%% %Y-%m-%d', zone: Z}}", "100% 2026-01-02", "2026-01-02T00:00:00Z"),
  ])
  func readsTimes(conversion: String, text: String, expected: String?) {
    let result = field("{$from: /a, $as: \(conversion)}", "{\"a\": \"\(text)\"}")
    #expect(expected.map { result == "\"\($0)\"" } ?? result.contains("is no time of"), "\(result)")
  }

  @Test func takesTheZoneFromASetting() {
    let settings = "settings: {zone: {description: The zone., default: Z}}"
    let expression = "{$from: /a, $as: {time: {format: '%Y-%m-%d', zone: '{set/zone}'}}}"
    let record = #"{"a": "2026-01-02"}"#
    #expect(field(expression, record, ["zone": "-05:00"], more: settings) == "\"2026-01-02T00:00:00-05:00\"")
    #expect(field(expression, record, ["zone": "CET"], more: settings) == "|/x|`CET` is no distance from UTC")
  }

  @Test func leavesTooLongTextsUndecided() {
    let text = String(repeating: "a", count: 9000)
    #expect(
      field("{$from: /a, $as: {match: 'b'}, $optional: true}", "{\"a\": \"\(text)\"}").contains("cannot be decided"))
    #expect(field("{$from: /a, $as: [{match: '^a'}]}", "{\"a\": \"\(text)\"}") == "\"a\"")
  }
}
