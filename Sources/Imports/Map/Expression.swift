import Documents

/// What stands for a value in a map.
indirect enum Expression: Sendable {
  /// A value that every item gets alike.
  case constant(Value)
  /// Elements in order; those that are left out close ranks, and those of an ``Source/each`` stand in its place.
  case list([Expression])
  /// Fields in order; those that are left out are missing.
  case mapping([Field], file: FileExpression?)
  case operation(Operation)

  struct Field: Sendable {
    let key: String
    let value: Expression
  }

  /// Whether it stands in a list for any number of elements.
  var isSpliced: Bool {
    if case .operation(let operation) = self, case .each = operation.source { return operation.conversions.isEmpty }
    return false
  }
}

/// `$file`: bytes that go into the item's folder, and the `path` and `sha256` that name them.
struct FileExpression: Sendable {
  let path: Template
  let content: Expression
  let mark: Mark
}

/// A mapping with operators: a source, what is made of it, and what holds where it has nothing.
struct Operation: Sendable {
  enum Source: Sendable {
    /// `$from`: what stands at a place.
    case from(Reference)
    /// `$text`: a text with holes.
    case text(Template)
    /// `$first`: the first that has anything.
    case first([Expression])
    /// `$value`: whatever the expression yields, so that it can be converted or be optional as a whole.
    case value(Expression)
    /// `$each`: one element for each element or entry.
    case each(Expression, where: [Filter], yield: Expression)
  }

  /// What holds where the source has nothing.
  enum Absence: Sendable {
    /// The record cannot become an item.
    case fails
    /// `$optional`: the field is left out.
    case leftOut
    /// `$default`
    case replaced(Expression)
  }

  let source: Source
  /// `$where`: what must hold, or else the source has nothing; an `$each` has its own, for its elements.
  let filters: [Filter]
  let conversions: [Conversion]
  let absence: Absence
  let mark: Mark
}

/// `$where`: something that must hold for a place.
struct Filter: Sendable {
  let reference: Reference
  let condition: Condition
  let mark: Mark
}

indirect enum Condition: Sendable {
  case equals(Value)
  case oneOf([Value])
  /// The pattern by its place in the map's list.
  case matches(Int)
  case exists(Bool)
  /// What another reference leads to.
  case same(Reference)
  case not(Condition)
}
