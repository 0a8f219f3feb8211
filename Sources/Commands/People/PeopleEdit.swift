import Dataset
import Diagnostics
import Documents
import Engine
import Intake

/// A change of the people file: in the text, judged before it is written.
struct PeopleEdit {
  let checkout: Checkout
  private let session: Session
  private let original: [UInt8]
  private var text: YAMLText
  private var files: [NewFile] = []

  /// - Throws: ``Failure`` where the people file is written in a way that cannot be changed.
  init(_ checkout: Checkout, _ session: Session) throws {
    self.checkout = checkout
    self.session = session
    original = try FileSystem.read(FileSystem.place(of: checkout.people.path, below: checkout.root))
    text = try YAMLText(original)
  }

  /// Adds a person.
  mutating func add(_ id: String, _ entry: Value) throws(Failure) {
    try text.set(id, to: entry, at: ["people"])
  }

  /// Adds an element to a list of a person's, which is made where there is none.
  mutating func append(_ element: Value, to list: [String], of id: String) throws(Failure) {
    var path = ["people", id]
    for (number, key) in list.enumerated() {
      let isLast = number == list.count - 1
      guard node(path)?[key] != nil else {
        try text.set(key, to: Self.nested(list[(number + 1)...], element), at: path)
        return
      }
      path.append(key)
      if isLast { try text.append(element, at: path) }
    }
  }

  /// Sets when, and by whom, a person was vetted for a stream.
  mutating func vet(_ vetting: Value.Entry, of id: String) throws(Failure) {
    let path = ["people", id]
    if node(path)?["vetted"] == nil {
      try text.set("vetted", to: .mapping([vetting]), at: path)
    } else if node(path + ["vetted", vetting.key]) == nil {
      try text.set(vetting.key, to: vetting.value, at: path + ["vetted"])
    } else if case .mapping(let fields) = vetting.value {
      for field in fields { try text.set(field.key, to: field.value, at: path + ["vetted", vetting.key]) }
    }
  }

  private static func nested(_ keys: ArraySlice<String>, _ element: Value) -> Value {
    guard let key = keys.first else { return .list([element]) }
    return .mapping([Value.Entry(key, nested(keys.dropFirst(), element))])
  }

  /// Sets what a key's entry says, such as its status.
  mutating func set(_ field: String, _ value: String, ofKey index: Int, of id: String) throws(Failure) {
    try text.set(field, to: .string(value), at: ["people", id, "keys", String(index)])
  }

  mutating func add(_ files: [NewFile]) { self.files += files }

  private func node(_ path: [String]) -> Node? {
    var node: Node? = text.root
    for step in path { node = node?[step] }
    return node
  }

  /// Judges the file as it would be, and writes it, with the files of new keys.
  ///
  /// - Throws: ``Failure`` with the first thing that would be wrong and is not now; nothing is written then.
  func write() async throws {
    let inquiry = try await session.intake.workTree()
    let judge = Judge.standard()
    let known = Set(try judge.findings(inPeopleOf: inquiry).map(\.message.text))
    let path = checkout.people.path
    var contents = [path: text.bytes]
    for file in files { contents[file.path] = file.bytes }
    guard let base = inquiry.source else { throw Failure("there is no work tree to judge") }
    var edited = inquiry
    edited.source = EditedSource(base: base, files: contents)
    let findings = try judge.findings(inPeopleOf: edited)
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
