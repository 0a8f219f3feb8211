import CSpawn
import Glibc

/// What a child's standard input and outputs are joined to.
struct Pipes {
  let input: Pipe
  let output: Pipe
  let complaint: Pipe

  /// Both ends of a pipe, closed in children that are not given them.
  struct Pipe {
    let reading: Int32
    let writing: Int32

    init() throws(ChildProcess.Fault) {
      var ends: [Int32] = [-1, -1]
      guard pipe2(&ends, O_CLOEXEC) == 0 else { throw .system(errno) }
      (reading, writing) = (ends[0], ends[1])
    }

    func close() {
      Glibc.close(reading)
      Glibc.close(writing)
    }
  }

  init() throws(ChildProcess.Fault) {
    input = try Pipe()
    do throws(ChildProcess.Fault) { output = try Pipe() } catch {
      input.close()
      throw error
    }
    do throws(ChildProcess.Fault) { complaint = try Pipe() } catch {
      input.close()
      output.close()
      throw error
    }
  }

  func close() {
    for pipe in [input, output, complaint] { pipe.close() }
  }
}
