import Imports
import Testing

@Suite struct MapProblemTests {
  /// The field's expression begins at 7:6.
  @Test(arguments: [
    ("{$form: /a}", "7:7 unknown operator `$form`"), ("{$from: /a, $us: integer}", "7:18 unknown operator `$us`"),
    ("{$from: a/b}", "7:14 `a/b` is no reference"), ("{$from: ''}", ""),
    ("{$from: /a~2}", "7:14 `~` stands alone in a JSON Pointer"),
    ("{$from: [1]}", "7:14 a reference is expected here"),
    ("{$from: '/a{'}", "7:14 a hole that `{` opens is not closed"),
    ("{$from: '/a}'}", "7:14 a `}` closes no hole"), ("{$from: '/{}'}", "7:14 `{}` has no value here"),
    ("{$from: '/{/a{/b}}'}", "7:14 a hole that `{` opens is not closed"),
    ("{$text: 'x{y}'}", "7:14 `y` is no reference"), ("{$text: 5}", "7:14 a text is expected here"),
    ("{$text: '{}'}", "7:14 `{}` has no value here"),
    ("{$from: value}", "7:14 `value` has no meaning outside `$each`"),
    ("{$text: '{number}'}", "7:14 `number` has no meaning outside `$each`"),
    ("{$each: /a, $yield: {$from: key/x}}", "7:34 `key` has no parts"),
    ("{$from: set/x}", "7:14 `set/x` names nothing under `set`"),
    ("{$from: import/persons}", "7:14 `import/persons` names nothing under `import`"),
    ("{$from: import}", "7:14 `import` names nothing under `import`"),
    ("{a: 1, $from: /a}", "7:7 `a` stands beside an operator"),
    ("{$as: slug}", "7:6 an operator mapping has no source"),
    ("{$from: /a, $text: b}", "7:18 `$text` is a second source beside `$from`"),
    ("{$from: /a, $yield: 1}", "7:18 `$yield` belongs to `$each`"),
    ("{$first: []}", "7:15 `$first` is a list"), ("{$first: {$from: /a}}", "7:15 `$first` is a list"),
    ("{$from: /a, $optional: false}", "7:29 `$optional` is true or not there"),
    ("{$from: /a, $optional: true, $default: 1}", "7:29 `$optional` and `$default` exclude each other"),
    ("{$from: /a, $as: slugg}", "7:23 unknown conversion `slugg`"),
    ("{$from: /a, $as: [trim, split]}", "7:30 `split` needs something to go by"),
    ("{$from: /a, $as: {slug: 1}}", "7:24 `slug` goes by nothing"),
    ("{$from: /a, $as: {split: x, join: y}}", "7:23 a conversion is a name, or a mapping of one name"),
    ("{$from: /a, $as: {mach: x}}", "7:24 unknown conversion `mach`"),
    ("{$from: /a, $as: {split: ''}}", "7:31 a text is expected here"),
    ("{$from: /a, $as: {match: '('}}", "7:31 the pattern cannot be compiled: missing closing parenthesis"),
    ("{$from: /a, $as: {table: [1]}}", "7:31 `table` is a mapping"),
    ("{$from: /a, $as: {text: '{x}'}}", "7:30 `x` is no reference"),
    ("{$from: /a, $as: {time: '%Y-%m-%d'}}", "7:30 the format has no zone"),
    ("{$from: /a, $as: {time: {format: '%s', zone: Z}}}", "7:30 the format has a zone of its own"),
    ("{$from: /a, $as: {time: {zone: Z}}}", "7:30 missing `format`"),
    ("{$from: /a, $as: {time: '%Q'}}", "7:30 a `%` stands before no field of a time"),
    ("{$from: /a, $as: {time: '%H:%M%z'}}", "7:30 the format has no whole date"),
    ("{$from: /a, $as: {time: {format: '%s', zoen: Z}}}", "7:45 unknown key `zoen`"),
    ("{$each: /a, $where: [1]}", "7:26 conditions are a mapping"),
    ("{$each: /a, $where: {value: {is: 1}}}", "7:35 unknown condition `is`"),
    ("{$each: /a, $where: {value: {match: x, not: y}}}", "7:34 a condition has one key"),
    ("{$each: /a, $where: {value: {exists: 1}}}", "7:43 `exists` is true or false"),
    ("{$file: x}", "7:14 `$file` is a mapping"), ("{$file: {path: a}}", "7:14 missing `content`"),
    ("{$file: {path: a, content: b}, sha256: 1}", "7:37 `sha256` is filled in by `$file`"),
    ("{$file: {path: a, content: b, mode: 1}}", "7:36 unknown key `mode`"),
    ("{$file: {path: a, content: b}, $optional: true}", "7:37 `$optional` stands beside `$file`"),
  ])
  func namesTheMistakeAndItsPlace(expression: String, expected: String) {
    #expect(problems(ofMap: map(expression)).joined(separator: "|") == expected)
  }

  private static let head = "format: 1\ndescription: x\ntype: t\nid: a\n"

  @Test(arguments: [
    ("[1]", "1:1 a map is a mapping"),
    ("format: 2\ndescription: x\ntype: t\nid: a\nfields: {}\n", "1:9 `format` is not 1"),
    (
      "format: 1\ndescription: 5\ntype: t\nid: a\nfeilds: {}\n",
      "1:1 missing `fields`|2:14 a text is expected here|5:1 unknown key `feilds`"
    ),
    (
      head + "fields: {id: 1, rubric: 2}\n",
      "5:10 `id` is filled in by the import itself|5:17 `rubric` is filled in by the import itself"
    ),
    (head + "fields: {$from: /a}\n", "5:9 `fields` holds the fields of an item"),
    (head + "fields: {}\nwhere: {}\n", "6:8 conditions are a mapping"),
    (
      head + "fields: {}\nsettings: {A: {description: x}, b: 1, c: {description: x, type: int}}\n",
      "6:12 `A` is no name for a setting|6:36 a setting is a mapping|6:65 unknown type `int`"
    ),
    (
      head + "fields: {}\nsettings: {a: {type: integer, default: x}, "
        + "b: {description: x, type: integer, default: 1.5}}\n",
      "6:15 missing `description`|6:88 the default is no integer"
    ),
  ])
  func checksTheWholeMap(text: String, expected: String) {
    #expect(problems(ofMap: text).joined(separator: "|") == expected)
  }

  @Test func suggestsTheNearestName() throws {
    let error = #expect(throws: ImportMapError.self) { try readMap(map("{$fron: /a}")) }
    #expect(error?.problems.map(\.help) == ["write `$from`"])
    #expect(error?.problems.map(\.pointer) == ["/fields/x/$fron"])
  }
}
