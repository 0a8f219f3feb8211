import Foundation

/// The states that cases start from by name, and the forms of records and messages in which cases speak.
struct States {
  /// The fences of each state; a state that builds on another has that one's first.
  private(set) var parts: [String: [Fence]] = [:]
  private(set) var records: [String: Form] = [:]
  private(set) var messages: [String: Form] = [:]
  /// The people of `Signed.md`.
  private(set) var cast = Cast()

  /// A text with places for values.
  struct Form {
    /// Where a record stands; empty for a message.
    let path: String
    let lines: [String]
  }

  /// None at all.
  init() {}

  /// - Parameter folder: where the files are, each with a section for a state, `## NAME`.
  init(_ folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
    for name in names.sorted() {
      var section = ""
      for block in try MarkdownPage(folder.appending(path: name)).blocks {
        switch block {
        case .heading(let title, _): section = title
        case .fence(let fence): try add(fence, to: section)
        }
      }
    }
    let signed = folder.deletingLastPathComponent().appending(path: "Signed.md")
    for case .fence(let fence) in try MarkdownPage(signed).blocks where fence.path == "people.yaml" {
      cast = Cast(fence.bytes(fence.body))
    }
  }

  /// Adds a fence of a state's section, or a form.
  mutating func add(_ fence: Fence, to section: String) throws(CaseFault) {
    switch fence.kind {
    case "record-form":
      records[fence.path] = Form(path: fence.words.dropFirst(2).joined(separator: " "), lines: fence.body)
    case "message": messages[fence.path] = Form(path: "", lines: fence.body)
    default: parts[section, default: []] += try resolved(fence).map { $0.about(.after) }
    }
  }

  /// The fences that a fence stands for: those of the states that it names, or itself.
  func resolved(_ fence: Fence) throws(CaseFault) -> [Fence] {
    guard fence.kind == "state" || fence.kind == "then" else { return [fence] }
    var fences: [Fence] = []
    for name in fence.arguments {
      guard let part = parts[name] else {
        throw fence.fault("there is no state `\(name)` above, nor in Tests/RulesTests/States")
      }
      fences += part
    }
    let stage = fence.kind == "state" && fence.stage == .after ? .before : fence.stage
    return fences.map { $0.about(stage) }
  }
}
