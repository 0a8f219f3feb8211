import Foundation
import Testing

/// Runs every scenario under `Scenarios/` with real git.
@Suite struct ScenarioTests {
  /// All of them, or those whose name begins as `SCENARIOS` says.
  static let scenarios = ((try? Scenario.all(under: Places.scenarios)) ?? []).filter { scenario in
    scenario.name.hasPrefix(ProcessInfo.processInfo.environment["SCENARIOS"] ?? "")
  }
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  @Test func thereIsAProgramToTest() {
    #expect(Places.hasProgram, "build it: make \(Places.program.path)")
  }

  @Test func thereAreScenarios() { #expect(!Self.scenarios.isEmpty) }

  @Test(.enabled(if: Places.hasProgram), arguments: scenarios)
  func plays(_ scenario: Scenario) throws {
    #expect(!scenario.steps.isEmpty)
    let outputs = try Shell(program: Places.program, library: Places.library).run(scenario)
    if let reason = outputs.first?.first(where: { $0.hasPrefix("skip: ") }) {
      print("skipped \(scenario.name): \(reason.dropFirst(6))")
      return
    }
    for (step, output) in zip(scenario.steps, outputs) {
      #expect(output == step.expected, "\(scenario.name): $ \(step.command)")
    }
    guard Self.isRecording, outputs != scenario.steps.map(\.expected) else { return }
    try scenario.text(expecting: outputs).write(to: scenario.url, atomically: true, encoding: .utf8)
  }
}
