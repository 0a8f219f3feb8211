import Documents

/// A compiled schema: flat tables of small values, without a reference from one subschema to the next but numbers.
struct Program: Sendable {
  /// What one instruction checks.
  enum Operation: UInt8, Sendable {
    /// Nothing satisfies the schema.
    case never
    /// `first`: a mask of ``TypeMask``.
    case type
    /// `first`: a list of values.
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
    /// What the schema says about itself, for help texts.
    var description = ""
    var place: Frame.Place
  }

  var subschemas: [Subschema] = []
  var instructions: [Instruction] = []
  var numbers: [Number] = []
  var values: [Node] = []
  var valueLists: [[Node]] = []
  var lists: [[Int32]] = []
  var ranges: [ClosedRange<Int>] = []
  var pairs: [(then: Int32, else: Int32)] = []
  var names: [String] = []
  var objects: [ObjectTable] = []
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

/// What `properties`, `patternProperties`, `additionalProperties` and `required` say, looked up in one pass over a
/// mapping's entries.
struct ObjectTable: Sendable {
  struct Property: Sendable {
    let name: [UInt8]
    /// -1 where the property is only required.
    let subschema: Int32
    /// The bit of a required property; -1 where it is not required.
    let requirement: Int32
  }

  let properties: [Property]
  let patterns: [(pattern: Int32, subschema: Int32)]
  /// -1 where further properties are not looked at.
  let additional: Int32
  /// The names that must be there, by their bits.
  let required: [String]
  /// The properties' numbers by hash, -1 where a slot is empty; the length is a power of two.
  private let slots: [Int32]

  init(
    properties: [Property], patterns: [(pattern: Int32, subschema: Int32)], additional: Int32, required: [String]
  ) {
    self.properties = properties
    self.patterns = patterns
    self.additional = additional
    self.required = required
    var size = 4
    while size < properties.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (index, property) in properties.enumerated() {
      var slot = property.name.withUnsafeBufferPointer { Self.hash($0) } & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
    self.slots = slots
  }

  /// The property with a name; nil where the schema does not know it.
  func property(_ name: UnsafeBufferPointer<UInt8>) -> Property? {
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] >= 0 {
      let property = properties[Int(slots[slot])]
      if property.name.count == name.count, property.name.elementsEqual(name) { return property }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a. The table holds the schema's names alone, so nobody who writes items can make it slow.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
