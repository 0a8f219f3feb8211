/// An entry of a folder: a file, link or submodule, or a folder as a whole.
package struct ListedEntry: Sendable, Hashable {
  /// What it is, with its id.
  package enum Object: Sendable, Hashable {
    case file(FileMode, ObjectName)
    case folder(ObjectName)
  }

  package let name: [UInt8]
  package let object: Object

  package init(name: [UInt8], object: Object) {
    self.name = name
    self.object = object
  }

  /// An entry with its mode as trees have it, such as 0o100644; nil for modes that only old versions of git wrote.
  package init?(name: [UInt8], mode: UInt32, id: ObjectName) {
    if mode == 0o40000 {
      self.init(name: name, object: .folder(id))
    } else {
      guard let mode = FileMode(rawValue: mode) else { return nil }
      self.init(name: name, object: .file(mode, id))
    }
  }

  var isFolder: Bool { if case .folder = object { true } else { false } }
}
