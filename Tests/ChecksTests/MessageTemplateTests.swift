import Testing

@testable import Checks

@Suite struct MessageTemplateTests {
  @Test func fillsItsWords() {
    let template = MessageTemplate("`{value}` {found} in {run}")
    #expect(template.words == ["value", "found", "run"])
    #expect(template.filled(with: ["value": "t", "found": "is not", "run": "r"]) == "`t` is not in r")
  }

  @Test func aBraceAloneStandsForItself() {
    #expect(MessageTemplate("a } b { c").filled(with: [:]) == "a } b { c")
    #expect(MessageTemplate("a } b { c").words.isEmpty)
  }

  @Test func whatAnItemSaysReachesNoTerminalAsItIs() {
    let shown = MessageTemplate("{value}").filled(with: ["value": "a\u{1B}[31m\nb"])
    #expect(shown == "a\\u{1b}[31m\\u{a}b")
  }

  @Test func aWordThatNobodyKnowsIsLeftOut() {
    #expect(MessageTemplate("a {b} c").filled(with: [:]) == "a  c")
  }
}
