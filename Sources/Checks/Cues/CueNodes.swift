import Documents

/// The cues of a WebVTT file as nodes, each with its place in the file: a mapping of `start_ms`, `end_ms`, `text`, and,
/// where the cue has them, `id`, `voice` and `kind` (its first class).
struct CueNodes {
  private var records: [Document.Record] = []
  private var text: [UInt8] = []

  private init() {}

  /// The cues' nodes, in the order of the file.
  static func nodes(of cues: [WebVTT.Cue]) -> [Node] {
    var builder = CueNodes()
    builder.records.append(builder.record(.sequence, at: .start, count: cues.count))
    for cue in cues { builder.add(cue) }
    builder.records[0].next = UInt32(builder.records.count)
    return Array(Document(records: builder.records, text: builder.text).root.elements)
  }

  private mutating func add(_ cue: WebVTT.Cue) {
    let words = CueText(cue.text)
    let place = Mark(line: cue.line + 1, column: 1)
    let mapping = records.count
    records.append(record(.mapping, at: Mark(line: cue.id?.line ?? cue.line, column: 1), count: 0))
    if let (bytes, line) = cue.id { add("id", Array(bytes), at: Mark(line: line, column: 1)) }
    add("start_ms", cue.start, in: cue.line)
    add("end_ms", cue.end, in: cue.line)
    if !words.voice.isEmpty { add("voice", words.voice, at: place) }
    if !words.kind.isEmpty { add("kind", words.kind, at: place) }
    add("text", words.words, at: place)
    records[mapping].next = UInt32(records.count)
  }

  private mutating func add(_ key: String, _ time: CueTime, in line: Int) {
    add(key, Array("\(time.milliseconds)".utf8), as: .number, at: Mark(line: line, column: time.column))
  }

  private mutating func add(_ key: String, _ value: [UInt8], as kind: Document.Kind = .string, at mark: Mark) {
    append(Array(key.utf8), .string, at: mark)
    append(value, kind, at: mark)
    if let mapping = records.lastIndex(where: { $0.kind == .mapping }) { records[mapping].count += 1 }
  }

  private mutating func append(_ bytes: [UInt8], _ kind: Document.Kind, at mark: Mark) {
    var record = record(kind, at: mark, count: bytes.count)
    record.start = UInt32(text.count)
    record.next = UInt32(records.count + 1)
    records.append(record)
    text += bytes
  }

  private func record(_ kind: Document.Kind, at mark: Mark, count: Int) -> Document.Record {
    Document.Record(kind: kind, style: .json, mark: mark, start: 0, count: UInt32(count), next: 0)
  }
}
