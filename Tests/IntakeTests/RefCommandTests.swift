import Engine
import Git
import Intake
import Testing

@Suite struct RefCommandTests {
  private static let zero = String(repeating: "0", count: 40)
  private static let one = String(repeating: "1", count: 40)

  @Test func readsEachLine() throws {
    let commands = try RefCommand.parse(
      "\(Self.zero) \(Self.one) refs/heads/a b\n\(Self.one) \(Self.zero) refs/tags/v1\n")
    #expect(commands.map(\.name) == ["refs/heads/a b", "refs/tags/v1"])
    #expect(commands[0].claimed.isZero && commands[1].wanted.isZero)
    #expect(try RefCommand.parse("") == [])
  }

  @Test(arguments: [
    "x", "\(zero) \(one)", "\(zero.dropLast()) \(one) refs/heads/a", "\(zero)  \(one) refs/heads/a",
    "\(one.uppercased())A \(one) x",
  ])
  func refusesOtherLines(line: String) {
    #expect(throws: Unreadable.self) { try RefCommand.parse(line + "\n") }
  }
}
