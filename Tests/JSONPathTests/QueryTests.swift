import Testing

@testable import JSONPath

/// What is a query and what is none, and how that is said.
@Suite struct QueryTests {
  @Test(arguments: [
    "$", "$.a", "$ .a\n[ 'b' ]", "$..*", "$[?@]", "$[?!@.a]", "$[? ! ( @.a && @.b || $.c ) ]", "$[?@.a==-0]",
    "$['é','é']",
    "$.é", "$[?1==1]", "$[?count(@..*)>=length('x')]", "$[?value(@..a)==null]", "$[0,1:2,::,?@,*]", "$[?@.a == 1E+2]",
    "$[?length(length(length(@)))==1]", "$[?@['match']]", "$[?@.true==true]", "$[?@[?@[?@[?@]]]]",
    "$['\\uD83D\\uDE00']",
  ])
  func isOne(query: String) { #expect(refusal(of: query) == nil) }

  @Test(arguments: [
    ("", 0, "a query begins with `$`"), ("a", 0, "a query begins with `$`"), (" $", 0, "a query begins with `$`"),
    ("@.a", 0, "a query begins with `$`"),
    ("$ ", 1, "white space is behind the query"), ("$.a\n", 3, "white space is behind the query"),
    ("$a", 1, "`.` or `[` is missing behind a part of the query"),
    ("$.a b", 3, "`.` or `[` is missing behind a part of the query"),
    ("$.", 2, "a name or `*` is missing behind `.`"), ("$..", 3, "a name, `*` or `[` is missing behind `..`"),
    ("$...a", 3, "a name, `*` or `[` is missing behind `..`"), ("$.['a']", 2, "a name or `*` is missing behind `.`"),
    ("$.'a'", 2, "a name or `*` is missing behind `.`"),
    ("$.é-a", 3, "`.` or `[` is missing behind a part of the query"),
    ("$.1a", 2, "a name that begins with a digit stands in brackets and quotes"),
    ("$[", 2, "a selector is missing: a name in quotes, a number, `*`, a slice or a filter behind `?`"),
    ("$[]", 2, "a selector is missing: a name in quotes, a number, `*`, a slice or a filter behind `?`"),
    ("$[1,]", 4, "a selector is missing: a name in quotes, a number, `*`, a slice or a filter behind `?`"),
    ("$[1", 3, "`]` is missing behind the selector"), ("$['é' 'b']", 6, "`]` is missing behind the selector"),
    ("$[1:2:3:4]", 7, "`]` is missing behind the selector"),
    ("$[a]", 2, "a name in brackets wants quotes"), ("$[@.a]", 2, "a query in brackets begins with `?`, as a filter"),
    ("$[-]", 3, "a digit is missing"), ("$[+1]", 2, "a number has no plus sign in front"),
    ("$[01]", 2, "a number does not begin with 0"), ("$[-0]", 2, "-0 is no index"),
    ("$[1:-01]", 4, "a number does not begin with 0"),
    ("$[9007199254740992]", 2, "the number is beyond 9007199254740991, the largest that is exact everywhere"),
    ("$[::-9007199254740992]", 4, "the number is beyond 9007199254740991, the largest that is exact everywhere"),
  ])
  func isNone(query: String, offset: Int, text: String) {
    #expect(refusal(of: query) == JSONPathError(text: text, offset: offset))
  }

  @Test(arguments: [
    ("$['a", 2, "the quotes are not closed"), ("$['a\\", 5, "the quotes are not closed"),
    ("$['\\x41']", 3, "the backslash is followed by what is no escape of JSON"),
    ("$['\\\"']", 3, "the backslash is followed by what is no escape of JSON"),
    ("$['\\u12']", 3, "`\\u` wants four hexadecimal digits"),
    ("$['\\u{41}']", 3, "`\\u` wants four hexadecimal digits"),
    ("$['\\uD800']", 3, "half of a surrogate pair stands alone"),
    ("$['\\uD800\\u0041']", 3, "half of a surrogate pair stands alone"),
    ("$['\\uDC00\\uD800']", 3, "half of a surrogate pair stands alone"),
    ("$['a\tb']", 4, "a control character in quotes is written as an escape, `\\n` or `\\u0007`"),
  ])
  func isNoString(query: String, offset: Int, text: String) {
    #expect(refusal(of: query) == JSONPathError(text: text, offset: offset))
  }

  @Test(arguments: [
    ("$[?]", 3, "`@`, `$`, a literal or a function is missing"),
    ("$[?@.a ==]", 9, "`@`, `$`, a literal or a function is missing"),
    ("$[?@.a = 1]", 7, "`]` is missing behind the selector"),
    ("$[?@.a && ]", 10, "`@`, `$`, a literal or a function is missing"),
    ("$[?@.a and @.b]", 7, "`]` is missing behind the selector"),
    ("$[?(@.a]", 7, "`)` is missing, for the `(` at 3"), ("$[?@.a)]", 6, "`]` is missing behind the selector"),
    ("$[?(@.a)==1]", 8, "`]` is missing behind the selector"),
    ("$[?!@.a==1]", 3, "`!` in front of a comparison wants parentheses round it"),
    ("$[?!!@.a]", 4, "`@`, `$`, a literal or a function is missing"),
    ("$[?true]", 3, "a literal alone is no test: compare it with something"),
    ("$[?@.a || 'b']", 10, "a literal alone is no test: compare it with something"),
    ("$[?@.a == True]", 10, "`True` is neither a literal nor the call of a function"),
    ("$[?@.a == b]", 10, "`b` is neither a literal nor the call of a function"),
    ("$[?@.* == 1]", 3, "a query that may select several nodes has no one value to compare"),
    ("$[?1 == $..a]", 8, "a query that may select several nodes has no one value to compare"),
    ("$[?@ == 1 == 2]", 10, "`]` is missing behind the selector"), ("$[?@ == 1.]", 10, "a digit is missing"),
    ("$[?@ == -]", 9, "a digit is missing"), ("$[?@ == 00]", 8, "a number does not begin with 0"),
    ("$[?@ == 1e]", 10, "a digit is missing"), ("$[?@ == .5]", 8, "`@`, `$`, a literal or a function is missing"),
  ])
  func isNoFilter(query: String, offset: Int, text: String) {
    #expect(refusal(of: query) == JSONPathError(text: text, offset: offset))
  }

  @Test(arguments: [
    ("$[?size(@)==1]", 3, "there is no function `size`: there are length, count, match, search and value"),
    ("$[?Length(@)==1]", 3, "there is no function `Length`: there are length, count, match, search and value"),
    ("$[?length (@)==1]", 3, "`length` is neither a literal nor the call of a function"),
    ("$[?length()==1]", 3, "`length` takes one argument, and 0 are given"),
    ("$[?match(@)]", 3, "`match` takes two arguments, and 1 are given"),
    ("$[?length(@.*)==1]", 10, "`length` takes one value, and this query may select several nodes"),
    ("$[?count(1)==1]", 9, "`count` takes a query, and this is none"),
    ("$[?count(length(@))==1]", 9, "`count` takes a query, and this is none"),
    ("$[?length(match(@, 'a'))==1]", 10, "`length` takes a value, and `match` is only true or false"),
    ("$[?match(@, 'a')==true]", 3, "`match` is true or false by itself, and is not compared"),
    ("$[?length(@)]", 3, "`length` alone is no test: compare what it gives"),
    ("$[?length(@ == 1)==1]", 12, "`,` or `)` is missing behind the argument"),
    ("$[?length((@))==1]", 10, "an argument is a literal, a query or a function, and no condition"),
    ("$[?match(!@, 'a')]", 9, "an argument is a literal, a query or a function, and no condition"),
    ("$[?match(@ 'a')]", 11, "`,` or `)` is missing behind the argument"),
    ("$[?match(@,)]", 11, "`@`, `$`, a literal or a function is missing"),
  ])
  func isNoCall(query: String, offset: Int, text: String) {
    #expect(refusal(of: query) == JSONPathError(text: text, offset: offset))
  }

  @Test(arguments: [
    ("$", true), ("$.a['b'][0][-1]", true), ("$['a','b']", false), ("$.*", false), ("$..a", false), ("$[0:1]", false),
    ("$[?@]", false), ("$.a.*.b", false),
  ])
  func knowsSingularQueries(query: String, isSingular: Bool) throws {
    #expect(try JSONPath(query).isSingular == isSingular)
  }

  @Test func namesPatternsThatMatchNothing() throws {
    let query = try JSONPath("$['é'][?match(@.a, '\\\\d+') || search(@, 'b{2,1}') || search(@, 'a')]")
    #expect(
      query.faultyPatterns == [
        .init(text: "the pattern is no I-Regexp (RFC 9485): `\\d` is no escape of I-Regexp", offset: 19),
        .init(
          text: "the pattern is no I-Regexp (RFC 9485): {2,1} repeats at least more often than at most", offset: 40),
      ])
    #expect(try JSONPath("$[?match(@, $.pattern)]").faultyPatterns.isEmpty)
    let large = try JSONPath("$[?match(@, '((a{900}){900}){900}')]").faultyPatterns
    #expect(large.map(\.offset) == [12] && large[0].text.hasPrefix("the pattern cannot be compiled: "))
  }
}
