import Dataset
import Diagnostics
import Engine

/// Every stream has a folder to itself, apart from the others' even where case does not count, and without the people
/// file and owners' signatures.
///
/// Why: a path that means two things would be judged as one of them, and whoever may change the one could change the
/// other.
///
/// Fix: give each stream a folder of its own, side by side with the others, and keep other files out of it.
struct PolicySharedFolder: PolicyRule {
  static let id: RuleID = "policy/shared-folder"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    let streams = policy.manifest.streams
    let folders = Dictionary(streams.map { ($0.folder.folded, $0) }, uniquingKeysWith: { first, _ in first })
    for stream in streams {
      let location = stream.mark.location(in: Layout.manifestPath)
      if let other = Self.holder(of: stream.folder, in: folders, but: stream.name) {
        findings.add(.shared(stream, other), at: location)
      }
      if Self.holdsSignatures(stream.folder) { findings.add(.signatures(stream), at: location) }
    }
    let people = policy.manifest.peoplePath
    guard let stream = Self.holder(of: people, in: folders, but: nil) else { return }
    findings.add(.people(people, stream), at: stream.mark.location(in: Layout.manifestPath))
  }

  /// The stream whose folder a path is, or lies in; the outermost where there are several.
  private static func holder(
    of path: String, in folders: [String: StreamPolicy], but own: String?
  ) -> StreamPolicy? {
    var prefix = ""
    for part in parts(of: path) {
      prefix += prefix.isEmpty ? part : "/\(part)"
      if let stream = folders[prefix], stream.name != own { return stream }
    }
    return nil
  }

  private static func holdsSignatures(_ folder: String) -> Bool {
    parts(of: folder).first == PolicySignature.folder
  }

  /// By bytes: to a character, a stroke with a combining mark behind it is no stroke.
  private static func parts(of path: String) -> [String] {
    path.folded.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  }
}

extension Finding.Message {
  private static let apart = "give each stream a folder of its own, beside the others: `path: streams/NAME`"

  fileprivate static func shared(_ stream: StreamPolicy, _ other: StreamPolicy) -> Finding.Message {
    let folders = "\(stream.folder.shown()), and `\(other.name)` has \(other.folder.shown())"
    return Finding.Message("the stream `\(stream.name)` has the folder \(folders): they are not apart", help: apart)
  }

  fileprivate static func signatures(_ stream: StreamPolicy) -> Finding.Message {
    Finding.Message(
      "the folder of the stream `\(stream.name)` lies in \(PolicySignature.folder)/, where owners' signatures are",
      help: apart)
  }

  fileprivate static func people(_ path: String, _ stream: StreamPolicy) -> Finding.Message {
    Finding.Message(
      "the people file \(path.shown()) lies in the folder of the stream `\(stream.name)`",
      help: "move it out, to people.yaml as a rule, and say so under `people:`")
  }
}
