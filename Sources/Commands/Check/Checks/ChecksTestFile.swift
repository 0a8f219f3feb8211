import Checks
import Documents
import Signatures

/// A file of cases for the checks of a stream.
struct ChecksTestFile {
  /// The path as it was given.
  let path: String
  /// The path of the checks from this file, or the checks themselves.
  let checks: Node
  /// The type of the items; nil where the stream's schema says it.
  let type: Node?
  /// The stream's schema, where the file holds it.
  let schema: Node?
  let cases: [ChecksTestCase]

  private init?(_ file: TestDocument) {
    let root = file.document.root
    guard let checks = root["checks"] else { return nil }
    path = file.path
    self.checks = checks
    type = root["type"]
    schema = root["schema"]
    cases = root["cases"].map { $0.elements.compactMap { ChecksTestCase($0) } } ?? []
  }

  /// The file at a path, or all those in the folder there.
  ///
  /// - Throws: ``Failure`` where one cannot be read or has another shape.
  static func all(at path: String, _ session: Session) throws(Failure) -> [ChecksTestFile] {
    try TestDocument.all(kind, at: path, session).compactMap { ChecksTestFile($0) }
  }

  /// A file of checks, or a schema, has no cases.
  private static let kind = TestDocument.Kind("checks-test") { $0["cases"] != nil }
}

/// An item with what must be found in it.
struct ChecksTestCase {
  let description: String
  /// Where it stands in its file, a JSON Pointer.
  let pointer: String
  /// The item, or the items of a batch as a list.
  let item: Node
  let rubric: Node?
  /// What the items are held against.
  let contamination: [ContaminationList]
  /// What annotators say of the item, or, a list for each, of the items; nil where no judgement is looked at.
  let judgements: Node?
  /// What settles a dispute about the item.
  let adjudication: Node?
  let expectations: [ChecksTestExpectation]
  /// The item that this one names as its host; nil where it is not there.
  let host: Node?
  private let files: [String: Node]
  private let hostFiles: [String: Node]

  init?(_ node: Node) {
    guard let item = node["item"] ?? node["items"] else { return nil }
    self.item = item
    pointer = node.pointer
    description = node["description"]?.text ?? ""
    rubric = node["rubric"]
    contamination = node["contamination"].map { $0.entries.map { ContaminationList($0.key.text, of: $0.value) } } ?? []
    judgements = node["judgements"]
    adjudication = node["adjudication"]
    files = Self.files(node["files"])
    host = node["host"]?["item"]
    hostFiles = Self.files(node["host"]?["files"])
    expectations = (node["findings"]?.entries.map { $0 } ?? []).flatMap { check, places in
      (places.kind == .sequence ? Array(places.elements) : [places])
        .map { ChecksTestExpectation(check: check, place: $0) }
    }
  }

  /// The judgements of the item of a number, or of the one item.
  func judgements(ofItem number: Int) -> [Node] {
    guard let judgements else { return [] }
    guard isOfBatch else { return Array(judgements.elements) }
    let lists = Array(judgements.elements)
    return number < lists.count ? Array(lists[number].elements) : []
  }

  /// Whether the checks over a batch are asked, and no others.
  var isOfBatch: Bool { item.kind == .sequence }

  /// Where the case gives a file beside the item; nil where it gives none.
  func file(at path: String) -> Node? { files[path] }

  private static func files(_ node: Node?) -> [String: Node] {
    var files: [String: Node] = [:]
    for (path, content) in node?.entries.map({ $0 }) ?? [] { files[path.text] = content }
    return files
  }

  /// The bytes of a file beside the item, or beside its host; nil where the case gives none.
  func bytes(of path: String, besideHost: Bool = false) -> [UInt8]? {
    guard let content = (besideHost ? hostFiles : files)[path] else { return nil }
    guard let base64 = content["base64"] else { return Array(content.bytes) }
    return base64.bytes.isEmpty ? [] : Base64Text.decode(Array(base64.bytes)) ?? []
  }
}

/// One finding that a case asks for.
struct ChecksTestExpectation {
  /// The check, by its name in the file of checks, or by its whole id.
  let check: Node
  /// A JSON Pointer into the item, a file with a line, or `undecided`.
  let place: Node
}

extension ContaminationList {
  /// A list of the records that a case gives.
  fileprivate init(_ name: String, of records: Node) {
    var builder = ContaminationListBuilder(length: Self.usualLength)
    for (number, record) in records.elements.enumerated() { builder.add("record \(number + 1)", [Array(record.bytes)]) }
    self = builder.list(named: name)
  }
}
