import CYAML

/// Reads YAML from libyaml's events, so that nothing is expanded, merged or guessed on the way.
struct YAMLReader {
  private var builder: DocumentBuilder
  private var documents = 0
  private var isStopped = false
  /// Kept only where somebody asks for it.
  private var trace: Trace?

  static func read(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) -> Reading {
    var reader = YAMLReader(builder: DocumentBuilder(limits: limits, size: bytes.count))
    reader.run(bytes)
    return reader.builder.finish()
  }

  /// Reads a text and traces where its scalars stand.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits, _ trace: inout Trace) -> Reading {
    var reader = YAMLReader(builder: DocumentBuilder(limits: limits, size: bytes.count))
    reader.trace = Trace()
    reader.run(bytes)
    trace = reader.trace ?? Trace()
    return reader.builder.finish()
  }

  private init(builder: DocumentBuilder) {
    self.builder = builder
  }

  private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let mark = YAMLDirective.first(in: bytes, from: 0) { return builder.add(Problem(.directive, at: mark)) }
    guard var events = YAMLEvents(bytes) else {
      return builder.add(Problem(.syntax, at: .start, detail: "there is no memory left to read this"))
    }
    while !isStopped {
      guard let event = events.next() else {
        builder.discard()
        return builder.add(YAMLSyntax.problem(events.failure, in: bytes))
      }
      read(event)
      if event.pointee.type == YAML_DOCUMENT_END_EVENT, !events.isAtEnd {
        endDocument(event.pointee.end_mark, in: bytes)
      }
      if event.pointee.type == YAML_STREAM_END_EVENT { break }
    }
    if !isStopped, !builder.hasRoot { builder.add(Problem(.empty, at: .start)) }
  }

  private mutating func read(_ event: UnsafePointer<yaml_event_t>) {
    let mark = Mark(event.pointee.start_mark)
    switch event.pointee.type {
    case YAML_DOCUMENT_START_EVENT: startDocument(event.pointee, mark)
    case YAML_SCALAR_EVENT:
      trace?.scalars.append(event.pointee.start_mark.index..<event.pointee.end_mark.index)
      scalar(event.pointee.data.scalar, mark)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.pointee.data.sequence_start
      collection(.sequence, isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE, start.anchor, tag: start.tag, at: mark)
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      collection(.mapping, isFlow: start.style == YAML_FLOW_MAPPING_STYLE, start.anchor, tag: start.tag, at: mark)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      if let index = builder.close() { trace?.ends[index] = Mark(event.pointee.start_mark) }
    case YAML_ALIAS_EVENT: alias(event.pointee.data.alias, mark)
    default: break
    }
  }

  private mutating func startDocument(_ event: yaml_event_t, _ mark: Mark) {
    documents += 1
    guard documents == 1 else {
      isStopped = true
      return builder.add(Problem(.multipleDocuments, at: mark))
    }
    let start = event.data.document_start
    if start.version_directive != nil || start.tag_directives.start != start.tag_directives.end {
      builder.add(Problem(.directive, at: mark))
    }
  }

  /// Stops where directives of a further document follow.
  private mutating func endDocument(_ mark: yaml_mark_t, in bytes: UnsafeBufferPointer<UInt8>) {
    guard let next = YAMLDirective.first(in: bytes, from: mark.line) else { return }
    isStopped = true
    builder.add(Problem(.multipleDocuments, at: next))
  }

  private mutating func collection(
    _ kind: Document.Kind, isFlow: Bool, _ anchor: UnsafePointer<yaml_char_t>?, tag: UnsafePointer<yaml_char_t>?,
    at mark: Mark
  ) {
    refuse(anchor, tag, at: mark)
    if builder.expectsKey {
      // A key takes one record: what follows could not be put together.
      builder.add(Problem(.keyNotString, at: mark))
      isStopped = true
      return builder.discard()
    }
    isStopped = !builder.open(kind, isFlow ? .json : .plain, at: mark)
  }

  private mutating func refuse(
    _ anchor: UnsafePointer<yaml_char_t>?, _ tag: UnsafePointer<yaml_char_t>?, at mark: Mark
  ) {
    if let anchor { builder.add(Problem(.anchor, at: mark, detail: String(decodingCString: anchor, as: UTF8.self))) }
    if let tag { builder.add(Problem(.tag, at: mark, detail: String(decodingCString: tag, as: UTF8.self))) }
  }

  private mutating func alias(_ alias: yaml_event_t.__Unnamed_union_data.__Unnamed_struct_alias, _ mark: Mark) {
    let name = alias.anchor.map { String(decodingCString: UnsafePointer($0), as: UTF8.self) } ?? ""
    builder.add(Problem(.alias, at: mark, detail: name))
    isStopped = !builder.scalar(.null, .plain, at: mark, bytes: UnsafeBufferPointer(start: nil, count: 0))
  }
}

extension YAMLReader {
  private static let null: StaticString = "null"
  private static let `true`: StaticString = "true"
  private static let `false`: StaticString = "false"

  private mutating func scalar(_ scalar: yaml_event_t.__Unnamed_union_data.__Unnamed_struct_scalar, _ mark: Mark) {
    refuse(scalar.anchor, scalar.tag, at: mark)
    // A text of `---` alone has a root, but nothing that anyone wrote.
    if !builder.hasRoot, scalar.length == 0, scalar.style == YAML_PLAIN_SCALAR_STYLE { return }
    let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let style = Document.Style(scalar.style)
    let isKey = builder.expectsKey
    if isKey, style == .plain { check(key: text, mark) }
    // Keys stay texts whatever they read as: that they do is a problem of its own.
    guard style == .plain, !isKey else {
      isStopped = !builder.scalar(.string, style, at: mark, bytes: text)
      return
    }
    plain(text, mark)
  }

  private mutating func plain(_ text: UnsafeBufferPointer<UInt8>, _ mark: Mark) {
    switch CoreSchema.resolve(text) {
    case .string: isStopped = !builder.scalar(.string, .plain, at: mark, bytes: text)
    case .number: isStopped = !builder.scalar(.number, .plain, at: mark, bytes: text)
    case .null: isStopped = !Self.null.withUTF8Buffer { builder.scalar(.null, .plain, at: mark, bytes: $0) }
    case .boolean(true):
      isStopped = !Self.`true`.withUTF8Buffer { builder.scalar(.boolean, .plain, at: mark, bytes: $0) }
    case .boolean(false):
      isStopped = !Self.`false`.withUTF8Buffer { builder.scalar(.boolean, .plain, at: mark, bytes: $0) }
    case .ambiguous:
      builder.add(Problem(.ambiguousNumber, at: mark, detail: String(decoding: text, as: UTF8.self)))
      isStopped = !builder.scalar(.number, .plain, at: mark, bytes: text)
    }
  }

  private mutating func check(key: UnsafeBufferPointer<UInt8>, _ mark: Mark) {
    if key.count == 2, key[0] == UInt8(ascii: "<"), key[1] == UInt8(ascii: "<") {
      return builder.add(Problem(.mergeKey, at: mark))
    }
    if case .string = CoreSchema.resolve(key) { return }
    builder.add(Problem(.keyNotString, at: mark, detail: String(decoding: key, as: UTF8.self)))
  }
}

extension Document.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
    default: self = .plain
    }
  }
}
