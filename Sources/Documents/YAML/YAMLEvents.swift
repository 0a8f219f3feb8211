import CYAML

/// libyaml's parser and the event it stands at; both are freed with the value.
///
/// The parser keeps a pointer to itself and to its input, so it lives on the heap, and the input must outlive it: the
/// initializer's caller keeps the buffer valid for the value's whole life.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var hasEvent = false

  /// Nil where libyaml finds no memory.
  init?(_ input: UnsafeBufferPointer<UInt8>) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    self.parser = parser
    event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    if hasEvent { yaml_event_delete(event) }
    yaml_parser_delete(parser)
    parser.deallocate()
    event.deallocate()
  }

  /// The next event, valid until the next call; nil where the text breaks the grammar, see ``failure``.
  mutating func next() -> UnsafePointer<yaml_event_t>? {
    if hasEvent { yaml_event_delete(event) }
    hasEvent = yaml_parser_parse(parser, event) == 1
    return hasEvent ? UnsafePointer(event) : nil
  }

  /// Whether libyaml has already seen that nothing follows.
  var isAtEnd: Bool { parser.pointee.stream_end_produced != 0 }

  /// What libyaml says went wrong.
  struct Failure {
    let problem: String
    let context: String
    let mark: Mark
    let contextMark: Mark
    /// The byte that libyaml's reader refuses, where it was the reader.
    let offset: Int?
  }

  var failure: Failure {
    let parser = parser.pointee
    return Failure(
      problem: parser.problem.map { String(cString: $0) } ?? "",
      context: parser.context.map { String(cString: $0) } ?? "",
      mark: Mark(parser.problem_mark), contextMark: Mark(parser.context_mark),
      offset: parser.error == YAML_READER_ERROR ? parser.problem_offset : nil)
  }
}

extension Mark {
  /// libyaml counts lines and columns from 0.
  init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
