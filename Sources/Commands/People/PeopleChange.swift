import Dataset
import Diagnostics
import Documents
import Engine
import Intake

/// A change of the people file: in the text, judged before it is written.
struct PeopleChange {
  let checkout: Checkout
  private let session: Session
  private let original: [UInt8]
  var text: PeopleEdit
  private var files: [NewFile] = []

  /// - Throws: ``Failure`` where the people file is written in a way that cannot be changed.
  init(_ checkout: Checkout, _ session: Session) throws {
    self.checkout = checkout
    self.session = session
    original = try FileSystem.read(FileSystem.place(of: checkout.people.path, below: checkout.root))
    text = try PeopleEdit(original)
  }

  /// Files that are written with it, such as those of new keys.
  mutating func add(_ files: [NewFile]) { self.files += files }

  /// Judges the file as it would be, and writes it, with the files of new keys.
  ///
  /// - Throws: ``Failure`` with the first thing that would be wrong and is not now; nothing is written then.
  func write() async throws {
    let inquiry = try await session.intake.workTree()
    let inspector = Inspector.standard()
    let known = Set(try inspector.findings(inPeopleOf: inquiry).map(\.message.text))
    let path = checkout.people.path
    var contents = [path: text.bytes]
    for file in files { contents[file.path] = file.bytes }
    guard let base = inquiry.source else { throw Failure("there is no work tree to judge") }
    var edited = inquiry
    edited.source = base.writing(contents)
    let findings = try inspector.findings(inPeopleOf: edited)
    if let finding = findings.first(where: { $0.severity == .error && !known.contains($0.message.text) }) {
      throw Failure("\(path) would be refused: \(finding.message.text)", help: finding.message.help)
    }
    for file in files { try FileSystem.write(file.bytes, to: file.path, below: checkout.root) }
    try FileSystem.write(text.bytes, to: path, below: checkout.root)
  }

  /// The paths that ``write()`` writes.
  var paths: [String] { (text.bytes == original ? [] : [checkout.people.path]) + files.map(\.path) }

  /// What to do with them.
  var next: String {
    let paths = paths
    let alone = paths.count == 1 ? "it by itself" : "them by themselves"
    return paths.joined(separator: "\n")
      + "\nNext: git add \(paths.joined(separator: " ")), and git commit \(alone).\n"
  }
}

extension SnapshotSource {
  /// The same with files as they would be if somebody wrote them.
  fileprivate func writing(_ files: [String: [UInt8]]) -> any SnapshotSource {
    OverlaySource(base: self, writing: files)
  }
}
