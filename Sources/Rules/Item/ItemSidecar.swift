import Dataset
import Diagnostics
import Documents
import Engine

/// Every file beside an item is named by the item, and every file that it names exists with just the content that its
/// `sha256` says. Of a Git LFS pointer, the `oid` is the content's digest; a pointer is its three lines and no more.
///
/// Why: the digest is what reviewers approve and what a delivery ships; a file without one could change unseen.
///
/// Fix: put the file into the item's own folder, and write its digest (`sha256sum FILE`) into the item.
struct ItemSidecar: ItemRule {
  static let id: RuleID = "item/sidecar"
  static let isFixed = true

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) throws(Unreadable) {
    let references = item.sidecars
    guard !references.isEmpty || !context.sidecars.isEmpty else { return }
    let files = Dictionary(context.sidecars.map { (ExactPath($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    var named: Set<ExactPath> = []
    for reference in references {
      guard reference.staysInFolder else {
        findings.add(.outside(reference.path.text, item), at: reference.path, of: item.path)
        continue
      }
      let path = ExactPath("\(item.sidecarFolder)/\(reference.path.text)")
      named.insert(path)
      guard let file = files[path], file.isFile else {
        findings.add(.missing(reference.path.text, item), at: reference.path, of: item.path)
        continue
      }
      // What is too large to be read is a finding of its own.
      guard try context.snapshot.size(of: file) <= Inspector.contentLimit else { continue }
      let digest = try digest(of: file, context.snapshot)
      guard digest != reference.sha256.text else { continue }
      findings.add(.mismatch(reference, digest), at: reference.sha256, of: item.path)
    }
    for file in context.sidecars where !named.contains(ExactPath(file.path)) {
      findings.add(.unnamed(file, item), to: file.path)
    }
  }

  /// The digest of a file's content: of a Git LFS pointer, of what it points to.
  private func digest(of file: FileEntry, _ snapshot: any Snapshot) throws(Unreadable) -> String {
    if try LFSPointer.sizes.contains(snapshot.size(of: file)),
      let pointer = LFSPointer(try snapshot.bytes(of: file))
    {
      return pointer.sha256
    }
    return try snapshot.sha256(of: file)
  }
}

extension SidecarReference {
  /// Whether the path leads down from the item's own folder, by one way only.
  fileprivate var staysInFolder: Bool {
    path.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }
}

extension Finding.Message {
  fileprivate static func outside(_ path: String, _ item: Item) -> Finding.Message {
    Finding.Message(
      "`\(path.shown())` is no path inside the item's own folder, \(item.sidecarFolder.lastPart)/",
      help: "copy the file into that folder, and write its path from there, without `.` and `..`")
  }

  fileprivate static func missing(_ path: String, _ item: Item) -> Finding.Message {
    Finding.Message(
      "the item names `\(path.shown())`, but there is no such file beside it",
      help: "add \(item.sidecarFolder.lastPart)/\(path.shown()) and commit it with the item, or take the name out")
  }

  fileprivate static func mismatch(_ reference: SidecarReference, _ digest: String) -> Finding.Message {
    Finding.Message(
      "the content of `\(reference.path.text.shown())` has another sha256",
      help: "if the file is right, write \(digest)")
  }

  fileprivate static func unnamed(_ file: FileEntry, _ item: Item) -> Finding.Message {
    Finding.Message(
      "nothing in the item `\(item.name.id)` names this file",
      help: "name it in the item by path and sha256, or delete it")
  }
}
