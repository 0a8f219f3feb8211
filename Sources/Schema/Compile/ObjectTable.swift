/// What `properties`, `patternProperties`, `additionalProperties` and `required` say, looked up in one pass over a
/// mapping's entries. All but the numbers lies in the ``Program``.
struct ObjectTable: Sendable {
  struct Property: Sendable {
    let name: Range<Int>
    /// -1 where the property is only required.
    let subschema: Int32
    /// The bit of a required property; -1 where it is not required.
    let requirement: Int32
  }

  struct KeyPattern: Sendable {
    let pattern: Int32
    let subschema: Int32
  }

  let properties: Range<Int>
  let patterns: Range<Int>
  /// -1 where further properties are not looked at.
  let additional: Int32
  /// The names that must be there, by their bits.
  let required: Range<Int>
  /// The properties' numbers by hash; the length is a power of two.
  let slots: Range<Int>

  /// FNV-1a. The table holds the schema's names alone, so nobody who writes items can make it slow.
  fileprivate static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}

extension Program {
  /// Where bytes lie that were added to ``text``.
  mutating func add(_ bytes: some Collection<UInt8>) -> Range<Int> {
    let start = text.count
    text += bytes
    return start..<text.count
  }

  /// The slots of a new hash table of properties.
  mutating func hashed(_ properties: Range<Int>) -> Range<Int> {
    var size = 4
    while size < properties.count * 2 { size *= 2 }
    let start = slots.count
    slots += [Int32](repeating: -1, count: size)
    for number in properties {
      let name = self.properties[number].name
      longestName = max(longestName, name.count)
      var slot = text.withUnsafeBufferPointer { ObjectTable.hash(UnsafeBufferPointer(rebasing: $0[name])) } & (size - 1)
      while slots[start + slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[start + slot] = Int32(number)
    }
    return start..<slots.count
  }

  /// The number of the property with a name; nil where the table does not know it.
  func property(_ name: UnsafeBufferPointer<UInt8>, in table: ObjectTable) -> Int? {
    guard name.count <= longestName else { return nil }
    let mask = table.slots.count - 1
    var slot = ObjectTable.hash(name) & mask
    while case let number = Int(slots[table.slots.lowerBound + slot]), number >= 0 {
      if holds(name, at: properties[number].name) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Whether a table says what the values of a property must be.
  func knows(_ name: UnsafeBufferPointer<UInt8>, in table: ObjectTable) -> Bool {
    property(name, in: table).map { properties[$0].subschema >= 0 } ?? false
  }

  func name(of property: ObjectTable.Property) -> String { String(decoding: text[property.name], as: UTF8.self) }

  /// Whether ``text`` holds just these bytes in a range.
  func holds(_ bytes: UnsafeBufferPointer<UInt8>, at range: Range<Int>) -> Bool {
    guard bytes.count == range.count else { return false }
    return text.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[range]).holdsSame(as: bytes) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether both hold the same bytes.
  func holdsSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}
