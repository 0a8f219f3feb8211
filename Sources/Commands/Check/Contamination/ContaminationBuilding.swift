import Checks
import Diagnostics
import Documents

/// Takes the texts of records for a contamination list.
struct ContaminationBuilding {
  /// The names of the fields that count; empty where all do.
  private let fields: Set<String>
  private var builder: ContaminationListBuilder
  private(set) var records = 0

  /// What benchmarks call the name of a record.
  private static let names = ["task_id", "instance_id", "id"]

  init(fields: [String], tokens: Int) {
    self.fields = Set(fields)
    builder = ContaminationListBuilder(length: tokens)
  }

  var shortRecords: Int { builder.shortRecords }

  func list(named name: String) -> ContaminationList { builder.list(named: name) }

  /// Takes in the records of a file.
  ///
  /// - Throws: ``Failure`` where a line is no JSON, or the file has no record, or none with the fields.
  mutating func add(_ path: String, _ session: Session) throws(Failure) {
    let bytes = try FileSystem.read(session.absolute(path))
    let shown = path.shown(limit: 200)
    let file = String(path.split(separator: "/").last ?? "")
    let before = records
    var isEmpty = true
    for line in JSONLines(bytes) {
      guard let document = line.reading.document else {
        let problem = line.reading.problems.first
        throw Failure(
          "\(shown):\(line.number):\(problem?.mark.column ?? 1): \(problem?.detail ?? "the line is no JSON")",
          help: "give JSON Lines, one record a line")
      }
      let root = document.root
      let name = Self.names.lazy.compactMap { root.kind == .mapping ? root[$0] : nil }.first?.text
      var texts: [[UInt8]] = []
      Self.collect(root, isTaken: fields.isEmpty, below: fields, &texts)
      isEmpty = isEmpty && texts.isEmpty
      let place = "\(file.shown(limit: 100)):\(line.number)"
      builder.add(name.map { "\(place) \($0.shown(limit: 100))" } ?? place, texts)
      records += 1
    }
    guard records > before else { throw Failure("\(shown) has no record", help: "give JSON Lines, one record a line") }
    guard !isEmpty else {
      throw Failure(
        "no record of \(shown) has a text in the fields that count", help: "name fields that it has by --field")
    }
  }

  private static func collect(_ node: Node, isTaken: Bool, below fields: Set<String>, _ texts: inout [[UInt8]]) {
    switch node.kind {
    case .string where isTaken: texts.append(Array(node.bytes))
    case .sequence: for element in node.elements { collect(element, isTaken: isTaken, below: fields, &texts) }
    case .mapping:
      for (key, value) in node.entries {
        collect(value, isTaken: isTaken || fields.contains(key.text), below: fields, &texts)
      }
    default: break
    }
  }
}
