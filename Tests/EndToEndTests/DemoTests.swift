import Foundation
import Testing

/// Plays the guided tour of `make demo`, which ends with an error as soon as a step does not go as told.
@Suite struct DemoTests {
  @Test(.enabled(if: Places.hasProgram)) func theTourGoesAsTold() throws {
    let tour = Process()
    tour.executableURL = Places.root.appending(path: "Tests/Demo/demo.sh")
    tour.environment = ProcessInfo.processInfo.environment.merging(["PROGRAM": Places.program.path]) { $1 }
    let output = Pipe()
    tour.standardOutput = output
    tour.standardError = output
    try tour.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    tour.waitUntilExit()
    #expect(tour.terminationStatus == 0, "\(text)")
    #expect(text.contains("every step went as told"))
  }
}
