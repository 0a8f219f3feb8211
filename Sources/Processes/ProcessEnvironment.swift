import Glibc

/// The variables that a child is given.
package enum ProcessEnvironment {
  /// This process's environment as `NAME=value`, with some variables changed or, where the value is nil, taken out.
  package static func changed(by changes: [String: String?]) -> [String] {
    var lines: [String] = []
    var next = environ
    while let entry = next.pointee {
      let line = String(cString: entry)
      if changes[String(line.prefix { $0 != "=" })] == nil { lines.append(line) }
      next += 1
    }
    for (name, value) in changes { if let value { lines.append("\(name)=\(value)") } }
    return lines
  }
}
