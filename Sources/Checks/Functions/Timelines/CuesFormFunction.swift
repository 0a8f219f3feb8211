import Documents

/// A file beside the item is WebVTT, whole: it begins with `WEBVTT`, and what stands between its blank lines is a cue
/// with its times, a comment (`NOTE`), a style or a region.
///
/// The file is what is looked at: a text, or a mapping with `path`. A player passes over what it cannot read; here each
/// such line is found, since its words are lost to every other check.
struct CuesFormFunction: CheckFunction {
  static let name = "cues-form"
  static let words: Set<String> = ["fault"]

  init(_ options: inout OptionReading) {}

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard let path = node.sidecarPath, let cues = look.item.cues(of: path) else { return }
    for fault in cues.faults { hits.add(Hit(in: path, line: fault.line, ["fault": fault.problem, "value": path])) }
  }
}
