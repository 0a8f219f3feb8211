import Documents

/// A compiled schema: flat tables of small values, without a reference from one subschema to the next but numbers.
///
/// What is looked at for every node holds no object: counting references costs most where several workers share them.
struct Program: Sendable {
  /// What one instruction checks.
  enum Operation: UInt8, Sendable {
    /// Nothing satisfies the schema.
    case never
    /// `first`: a mask of ``TypeMask``.
    case type
    /// `first` up to `second`: values.
    case `enum`
    /// `first`: a value.
    case const
    /// `first`: a number.
    case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    /// `first`: a count.
    case maxLength, minLength, maxItems, minItems, maxProperties, minProperties
    /// `first`: a pattern.
    case pattern
    /// `first`: a ``StringFormat``.
    case format
    case uniqueItems
    /// `first`: an object table.
    case object
    /// `first`: a subschema for the key.
    case propertyNames
    /// `first`: a dependency table.
    case dependentRequired, dependentSchemas
    /// `first`: a list of subschemas; `second`: the subschema of all further elements, or -1.
    case elements
    /// `first`: a subschema; `second`: a count range.
    case contains
    /// `first`: a list of subschemas.
    case allOf, anyOf, oneOf
    /// `first`: a subschema.
    case not, reference
    /// `first`: a subschema; `second`: a pair of subschemas, each of which may be -1.
    case condition
    /// `first`: a subschema; `second`: a name.
    case dynamicReference
    /// `first`: a subschema.
    case unevaluatedItems, unevaluatedProperties
  }

  struct Instruction: Sendable {
    let operation: Operation
    let first: Int32
    let second: Int32

    init(_ operation: Operation, _ first: Int = 0, _ second: Int = 0) {
      self.operation = operation
      self.first = Int32(first)
      self.second = Int32(second)
    }
  }

  /// One subschema: a run of instructions.
  struct Subschema: Sendable {
    var start: Int32 = 0
    var end: Int32 = 0
    var resource: Int32 = 0
    /// Whether `unevaluatedItems` or `unevaluatedProperties` is among the instructions.
    var tracksEvaluation = false
  }

  /// A value that a schema writes out, as it is compared.
  struct Constant: Sendable {
    let kind: Document.Kind
    /// Its bytes in ``text``; none for collections.
    let bytes: Range<Int>
  }

  var subschemas: [Subschema] = []
  var instructions: [Instruction] = []
  var numbers: [Number] = []
  /// The values that schemas write out, as they are compared, and as nodes of the schema.
  var constants: [Constant] = []
  var values: [Node] = []
  /// Lists of subschemas, each a range of ``listed``.
  var lists: [Range<Int>] = []
  var listed: [Int32] = []
  var ranges: [ClosedRange<Int>] = []
  var pairs: [(then: Int32, else: Int32)] = []
  var names: [String] = []
  var objects: [ObjectTable] = []
  var properties: [ObjectTable.Property] = []
  var keyPatterns: [ObjectTable.KeyPattern] = []
  /// The names that mappings must hold.
  var required: [String] = []
  /// The hash tables of all objects: numbers of properties, -1 where a slot is empty.
  var slots: [Int32] = []
  /// The length of the longest name of a property: a longer key needs no look-up.
  var longestName = 0
  /// The bytes of names and values.
  var text: [UInt8] = []
  /// What each subschema says about itself, for help texts.
  var descriptions: [String] = []
  var dependencies: [[Dependency]] = []
  var patterns: [String] = []
  /// The dynamic anchors of each resource, with their subschemas.
  var dynamicAnchors: [[String: Int32]] = []

  /// What the presence of a property asks for.
  struct Dependency: Sendable {
    let name: String
    let required: [String]
    /// -1 where it asks for no schema.
    let subschema: Int32
  }
}

/// The types of JSON Schema as a mask.
struct TypeMask: OptionSet, Sendable {
  let rawValue: Int

  static let null = TypeMask(rawValue: 1)
  static let boolean = TypeMask(rawValue: 2)
  static let number = TypeMask(rawValue: 4)
  static let integer = TypeMask(rawValue: 8)
  static let string = TypeMask(rawValue: 16)
  static let array = TypeMask(rawValue: 32)
  static let object = TypeMask(rawValue: 64)

  /// The mask of a type's name; nil where there is no such type.
  init?(_ name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "number": self = .number
    case "integer": self = .integer
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  init(rawValue: Int) {
    self.rawValue = rawValue
  }
}
