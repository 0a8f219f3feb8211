import Documents
import Patches

/// A file beside the item is a patch as git writes it, whole to the last byte: its last line ends, no byte of it was
/// lost to another encoding, and the content of binary files is in it.
///
/// The file is what is looked at: a text, or a mapping with `path`. What a replay would stumble over is found here,
/// with the line of the patch.
struct PatchFormFunction: CheckFunction {
  static let name = "patch-form"
  static let words: Set<String> = ["fault"]

  init(_ options: inout OptionReading) {}

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let path = node.sidecarPath, let bytes = look.item.bytes(of: path), let patch = look.item.patch(at: path)
    else {
      return
    }
    func find(_ fault: String, at line: Int?) { hits.add(Hit(in: path, line: line, ["fault": fault, "value": path])) }
    switch patch {
    case .failure(let error): find("\(error.problem)", at: error.line)
    case .success(let patch):
      for change in patch.changes {
        if case .binaryWithoutData = change.content {
          find(
            "what differs in the binary file \(change.path) is not in it: write it with `git diff --binary`",
            at: change.line)
        }
      }
    }
    if let line = bytes.firstReplacement { find("a character was lost to another encoding (U+FFFD)", at: line) }
  }
}

extension [UInt8] {
  /// The line of the first U+FFFD that stands in an added or removed line; nil where there is none.
  fileprivate var firstReplacement: Int? {
    let lines = textLines
    return lines.firstIndex { line in
      guard let mark = line.first, mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-") else { return false }
      return line.containsReplacement
    }.map { $0 + 1 }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var containsReplacement: Bool {
    var index = startIndex
    while let start = self[index...].firstIndex(of: 0xEF) {
      if self[start...].starts(with: [0xEF, 0xBF, 0xBD]) { return true }
      index = start + 1
    }
    return false
  }
}
