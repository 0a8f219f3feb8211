import Processes
import Testing

/// Programs that run as children: what comes back of them, and that nothing hangs or ends this process.
@Suite struct ChildProcessTests {
  private static func shell(_ script: String, input: [UInt8] = []) throws -> ChildProcess.Result {
    try ChildProcess("sh", ["-c", script]).run(input: input)
  }

  private static func fault(_ process: ChildProcess) -> ChildProcess.Fault? {
    do throws(ChildProcess.Fault) {
      _ = try process.run()
      return nil
    } catch {
      return error
    }
  }

  @Test func givesStatusAndBothOutputs() throws {
    let result = try Self.shell("echo one; echo two >&2; exit 3")
    #expect(result.status == 3)
    #expect(result.output == Array("one\n".utf8))
    #expect(result.complaint == "two\n")
    #expect(try ChildProcess("sh", ["-c", "exit 7"]).runInTerminal() == 7)
  }

  @Test func saysWhichSignalEndedIt() throws {
    #expect(try Self.shell("kill -TERM $$").status == 143)
    // A closed pipe ends a child, whatever this process makes of one.
    #expect(try Self.shell("kill -PIPE $$").status == 141)
  }

  @Test func handsOverMoreThanAPipeHolds() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let result = try Self.shell("head -c 300000 /dev/zero | tr '\\0' x >&2; cat", input: bytes)
    #expect(result.status == 0)
    #expect(result.output == bytes)
    #expect(result.complaint.utf8.count == 300_000)
  }

  @Test func inputNeedNotBeRead() throws {
    let bytes = [UInt8](repeating: 120, count: 1_000_000)
    #expect(try ChildProcess("true", []).run(input: bytes).status == 0)
    #expect(try Self.shell("head -c 5", input: bytes).output == Array("xxxxx".utf8))
    #expect(try Self.shell("cat").output == [])
  }

  @Test func endsWhoeverPrintsTooMuch() {
    #expect(Self.fault(ChildProcess("yes", [], limit: 1000)) == .tooMuch(1000))
    #expect(Self.fault(ChildProcess("sh", ["-c", "yes >&2"], limit: 1000)) == .tooMuch(1000))
    #expect(Self.fault(ChildProcess("head", ["-c", "1000", "/dev/zero"], limit: 1000)) == nil)
  }

  @Test func saysWhereThereIsNoProgram() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plain = try folder.write(Array("no program".utf8), as: "plain")
    for program in ["git-dataset-no-such-program", "\(folder.path)/nothing", folder.path, plain, "./nothing"] {
      #expect(Self.fault(ChildProcess(program, [])) == .missing, "\(program)")
    }
    #expect(Self.fault(ChildProcess("true", [], in: "\(folder.path)/nothing")) == .system(2))
  }

  @Test func runsWhereItIsTold() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let script = try folder.write(Array("#!/bin/sh\npwd\n".utf8), as: "tool")
    #expect(try ChildProcess("chmod", ["+x", script]).run().status == 0)
    #expect(try ChildProcess("./tool", [], in: folder.path).run().output == Array("\(folder.path)\n".utf8))
  }

  @Test func seesTheEnvironmentThatItIsGiven() throws {
    let environment = ProcessEnvironment.changed(by: ["LC_ALL": "C", "GIT_DATASET_TEST": "a b", "HOME": nil])
    let script = "echo \"$LC_ALL $GIT_DATASET_TEST ${HOME-none}\""
    let result = try ChildProcess("sh", ["-c", script], environment: environment).run()
    #expect(result.output == Array("C a b none\n".utf8))
  }

  @Test func manyRunAtOnce() async {
    let sums = await withTaskGroup(of: Int.self) { group in
      for number in 0..<16 {
        group.addTask { (try? Self.shell("cat", input: Array("\(number)".utf8)))?.output.count ?? -100 }
      }
      return await group.reduce(0, +)
    }
    #expect(sums == 10 + 6 * 2)
  }
}
