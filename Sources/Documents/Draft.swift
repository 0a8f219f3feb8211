/// A value as it is to be written in YAML: with the comments and the layout that a person gave it.
struct Draft {
  enum Content {
    case scalar(Value)
    case list([Part])
    case mapping([Part])
  }

  /// How a person laid it out; the writer follows where the canonical form leaves a choice.
  enum Layout {
    /// Nobody did: the writer decides by the content.
    case free
    case block
    /// In brackets.
    case flow
    /// A text whose lines were folded.
    case folded
  }

  /// An element of a list, or an entry of a mapping.
  struct Part {
    /// Empty for an element.
    var key = ""
    var value: Draft
    var notes = Notes()
  }

  /// What stands around a part.
  struct Notes {
    /// Comments on lines of their own above it.
    var above: [Remark] = []
    /// Whether a blank line separates it from what is above, its own comments included.
    var isAfterBlank = false
    /// The comment at the end of its line.
    var behind: Trailing?
    /// Comments on lines of their own below it, indented deeper than it is.
    var below: [Remark] = []
  }

  /// A comment on a line of its own.
  struct Remark {
    /// From `#` to the end of the line.
    let text: String
    let isAfterBlank: Bool
  }

  /// A comment at the end of a line.
  struct Trailing {
    let text: String
    /// The column that it was moved to, to stand below others; nil where it stands right behind its line's text.
    let column: Int?
  }

  var content: Content
  var layout = Layout.free

  /// A draft of a bare value.
  init(_ value: Value) {
    switch value {
    case .null, .boolean, .number, .string: content = .scalar(value)
    case .list(let elements): content = .list(elements.map { Part(value: Draft($0)) })
    case .mapping(let entries): content = .mapping(entries.map { Part(key: $0.key, value: Draft($0.value)) })
    }
  }

  init(_ content: Content, _ layout: Layout) {
    self.content = content
    self.layout = layout
  }

  /// The elements or entries; none for a scalar.
  var parts: [Part] {
    switch content {
    case .scalar: []
    case .list(let parts), .mapping(let parts): parts
    }
  }
}

extension Draft.Remark {
  /// A comment from the end of a line, on a line of its own.
  init(_ trailing: Draft.Trailing) {
    self.init(text: trailing.text, isAfterBlank: false)
  }
}

extension Draft.Notes {
  var isEmpty: Bool { above.isEmpty && behind == nil && below.isEmpty }

  /// Notes a comment at the end of the line. There is room for one: an earlier one moves above.
  mutating func add(behind comment: Draft.Trailing) {
    if let behind { above.append(Draft.Remark(behind)) }
    behind = comment
  }
}
