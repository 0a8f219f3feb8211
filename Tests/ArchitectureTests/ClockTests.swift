import Testing

/// Who may ask what time it is. Nothing in a verdict does: what was good when it landed is good on every day after it.
@Suite struct ClockTests {
  /// What reads a clock, in Swift, in C and in libgit2.
  private static let readers = [
    "time(nil)", "time(NULL)", "time(&", "clock_gettime", "clock()", "gettimeofday", "timespec_get", "Date()",
    "Date.now",
    "ContinuousClock", "SuspendingClock", "DispatchTime", "DispatchWallTime", "CFAbsoluteTime", "timeIntervalSinceNow",
    "signature_now", "signature_default", "localtime", "Task.sleep",
  ]
  /// The only files that read it: the day that a command writes into a file, and how long somebody or something takes.
  private static let clocks: Set = [
    "Sources/Commands/Session/Clock.swift", "Sources/Commands/Session/Progress.swift",
  ]
  /// What commands ask the first of them for: a date in a text that they write, or how long a sitting is.
  private static let writers: Set = [
    "Sources/Commands/Judgement/JudgementText.swift", "Sources/Commands/Review/Queue/QueueSitting.swift",
    "Sources/Commands/Annotate/ImportRun.swift", "Sources/Commands/Annotate/NewItem.swift",
    "Sources/Commands/People/PersonAddition.swift", "Sources/Commands/People/PeopleEndKeyCommand.swift",
    "Sources/Commands/Rubric/RubricNewCommand.swift",
  ]
  /// Where a process is ended by a clock, which only ever refuses.
  private static let limits: Set = ["Sources/Commands/Hooks/PreReceive.swift"]

  private static func holds(_ file: SourceTree.File, _ words: [String]) -> Bool {
    file.lines.contains { line in
      !line.drop { $0 == " " }.hasPrefix("//") && words.contains(where: line.contains)
    }
  }

  @Test func onlyCommandsReadAClock() {
    let files = SourceTree.sources.filter { !$0.path.hasPrefix("Sources/Generate") }
    #expect(Set(files.filter { Self.holds($0, Self.readers) }.map(\.path)) == Self.clocks)
    #expect(Set(files.filter { Self.holds($0, ["Clock.now()", "Clock.seconds()"]) }.map(\.path)) == Self.writers)
    #expect(Set(files.filter { Self.holds($0, ["alarm(", "setitimer", "timer_create"]) }.map(\.path)) == Self.limits)
  }

  /// gpg reads one of its own, unless it is told what day it is. It is asked about signatures in one place.
  @Test func gpgIsToldTheDay() throws {
    let asking = SourceTree.sources.filter { Self.holds($0, ["\"--status-fd\""]) }.map(\.path)
    #expect(asking == ["Sources/Signatures/OpenPGPKeyring.swift"])
    let text = try #require(SourceTree.text("Sources/Signatures/OpenPGPKeyring.swift"))
    #expect(text.contains("] + sameDay") && text.contains("+ options + arguments"))
    #expect(text.split(separator: "SigningProgram(").count == 2)
  }
}
